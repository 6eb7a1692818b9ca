// Suggestions under a text field that has data-suggest, an address to which what is typed is added. The field stays the one
// that the server wrote, with its label, hint and error: this only adds a list to choose from (the ARIA pattern «editable
// combobox with list autocomplete»). Any text may be sent, chosen or not.
const fewest = 2;
const pause = 150;

const extra = (item) => item.alternative ?? ({ organisation: "organisation", skill: "skill" })[item.kind];

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function suggest(input) {
  const list = element("ul", { id: `${input.id}-options`, role: "listbox", hidden: "", "aria-label": "Suggestions" });
  const status = element("div", { role: "status", class: "govuk-visually-hidden" });
  const around = element("div", { class: "sx-suggest" });
  input.replaceWith(around);
  around.append(input, list, status);
  for (const [key, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" }))
    input.setAttribute(key, value);

  let asked;
  let timer;
  let at = -1;

  const mark = (index) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = index;
    const option = list.children[at];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const ignoreLate = () => {
    clearTimeout(timer);
    asked?.abort();
  };
  const close = () => {
    ignoreLate();
    mark(-1);
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
  };
  const choose = (option) => {
    input.value = option.dataset.text;
    close();
    status.textContent = "";
  };
  const show = (items) => {
    mark(-1);
    list.replaceChildren(...items.map((item, n) => {
      const text = item.label ?? item.text;
      const option = element("li", { id: `${input.id}-option-${n}`, role: "option", "aria-selected": "false" }, text);
      option.dataset.text = text;
      if (extra(item)) option.append(" ", element("span", {}, `(${extra(item)})`));
      return option;
    }));
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    status.textContent = items.length === 0 ? "No suggestions" : `${items.length} ${items.length === 1 ? "suggestion" : "suggestions"}, choose with the up and down arrows`;
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(input.dataset.suggest + encodeURIComponent(input.value), { signal: asked.signal, headers: { Accept: "application/json" } });
      if (answer.ok && document.activeElement === input) show((await answer.json()).items);
    } catch {
      // Overtaken by more typing, or not reachable: the field works without.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length < fewest) close();
    else timer = setTimeout(ask, pause);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const count = list.children.length;
    if (event.key === "ArrowDown") mark(at + 1 < count ? at + 1 : 0);
    else if (event.key === "ArrowUp") mark(at > 0 ? at - 1 : count - 1);
    else if (event.key === "Enter" && at >= 0) choose(list.children[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    // What somebody chooses from stays as it is.
    ignoreLate();
  });
  // Before the field loses the focus.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("li");
    if (option) choose(option);
  });
}

document.querySelectorAll("input[data-suggest]").forEach(suggest);
// What finds the same without script isn't needed beside it.
document.querySelectorAll("[data-without-suggestions]").forEach((part) => part.remove());
