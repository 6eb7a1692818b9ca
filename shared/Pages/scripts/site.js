// Every page works without this; it only makes some parts handier.
import { Button, CharacterCount, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink, createAll } from "govuk-frontend";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

createAll(Button, { preventDoubleClick: true });
for (const component of [CharacterCount, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink]) createAll(component);

// Filters stand open where there is room for them; on a phone they stay behind their summary.
const wide = window.matchMedia("(min-width: 48.0625em)");
const unfold = () => document.querySelectorAll("details[data-open-when-wide]").forEach((details) => { details.open = wide.matches; });
if (wide.matches) unfold();

// Everything is printed, folded or not; afterwards it stands as it stood.
let unfolded = [];
window.addEventListener("beforeprint", () => {
  unfolded.push(...document.querySelectorAll("details:not([open])"));
  unfolded.forEach((details) => { details.open = true; });
});
window.addEventListener("afterprint", () => {
  unfolded.forEach((details) => { details.open = false; });
  unfolded = [];
});
