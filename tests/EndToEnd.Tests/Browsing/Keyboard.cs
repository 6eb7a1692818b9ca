using System.Globalization;
using Microsoft.Playwright;

namespace Secondments.EndToEnd.Tests.Browsing;

/// <summary>
/// Somebody without a mouse: everything they do is a key. On the way each stop is looked at: one can see where the focus is, it
/// is on the screen and under nothing, and the stops follow the order in which the page is read.
/// </summary>
public sealed class Keyboard(Person person)
{
    private const int MostStops = 150;

    private readonly IPage _page = person.Page;

    /// <summary>Tabs on until what is called so has the focus.</summary>
    public async Task To(string name)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            var stop = await Here();
            if (Is(stop, name)) return;
            await Press("Tab");
            await LookAtTheStop();
        }
        Assert.Fail($"{MostStops} stops, and none is «{name}» on {_page.Url}");
    }

    /// <summary>Goes to a link or button and presses it, and waits until another page has come.</summary>
    public async Task Follow(string name)
    {
        await To(name);
        await _page.EvaluateAsync("() => { window.here = true; }");
        await Press("Enter");
        await _page.WaitForFunctionAsync("() => !window.here && document.readyState === 'complete'");
    }

    public async Task Fill(string name, string text)
    {
        await To(name);
        await Press("Control+A");
        await _page.Keyboard.TypeAsync(text);
    }

    /// <summary>The three parts of a date, one stop after the other.</summary>
    public async Task FillDate(DateOnly date)
    {
        await Fill("Day", date.Day.ToString(CultureInfo.InvariantCulture));
        await Fill("Month", date.Month.ToString(CultureInfo.InvariantCulture));
        await Fill("Year", date.Year.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A radio button, by the arrows from the one of its group that tabbing reaches.</summary>
    public async Task Choose(string name)
    {
        var group = (string?)await _page.GetByRole(AriaRole.Radio, new() { Name = name, Exact = true }).First.GetAttributeAsync("name");
        for (var stops = 0; stops < MostStops && await _page.EvaluateAsync<string?>("() => document.activeElement.type === 'radio' ? document.activeElement.name : null") != group; stops++)
        {
            await Press("Tab");
            await LookAtTheStop();
        }
        await Press("Space");
        for (var moves = 0; moves < 30 && !Is(await Here(), name); moves++) await Press("ArrowDown");
        await Assertions.Expect(_page.GetByRole(AriaRole.Radio, new() { Name = name, Exact = true }).First).ToBeCheckedAsync();
    }

    public async Task Tick(string name)
    {
        await To(name);
        await Press("Space");
    }

    /// <summary>What is wrong is what has the focus now, and leads to the field that it is about.</summary>
    public async Task IsToldWhatIsWrong()
    {
        await Assertions.Expect(_page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await Press("Tab");
        await LookAtTheStop();
        var field = await _page.EvaluateAsync<string>("() => document.activeElement.hash.slice(1)");
        await Press("Enter");
        await Assertions.Expect(_page.Locator($"[id='{field}']")).ToBeFocusedAsync();
    }

    private Task Press(string key) => _page.Keyboard.PressAsync(key);

    private Task<string> Here() => _page.EvaluateAsync<string>("""
        () => {
          const e = document.activeElement;
          return e === document.body ? "" : (e.labels?.[0]?.innerText ?? e.getAttribute("aria-label") ?? e.innerText ?? "").trim();
        }
        """);

    /// <summary>Begins anew with each page, and at the page's end.</summary>
    private async Task LookAtTheStop()
    {
        var wrong = await _page.EvaluateAsync<string?>("""
            () => {
              const e = document.activeElement, before = window.stoppedAt;
              if (e === document.body) { window.stoppedAt = null; return null; }
              window.stoppedAt = e;
              if (e.tabIndex > 0) return "has a place of its own in the order";
              if (before?.isConnected && !(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) return "comes after what follows it";
              // Radio buttons and checkboxes are drawn by their labels.
              const drawn = [e, e.labels?.[0], e.closest("summary")].filter(Boolean);
              const seen = drawn.some((d) => ["", "::before", "::after"].some((part) => {
                const style = getComputedStyle(d, part || null);
                return (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
              }));
              if (!seen) return "doesn't show that it has the focus";
              const box = (e.labels?.[0] && ["radio", "checkbox"].includes(e.type) ? e.labels[0] : e).getBoundingClientRect();
              if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return "isn't on the screen";
              const top = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)), Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height / 2, 20))));
              return top && (e.contains(top) || top.contains(e) || drawn.some((d) => d.contains(top))) ? null : "lies under something";
            }
            """);
        Assert.True(wrong is null, $"«{await Here()}» on {_page.Url} {wrong}");
    }

    // A hint for those who don't see may follow the name.
    private static bool Is(string stop, string name) => stop == name || stop.StartsWith($"{name}\n", StringComparison.Ordinal);
}
