using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>What is asked of a page, whatever it is for.</summary>
internal sealed partial class LookAt(Person person, PageState state, World world)
{
    private readonly IPage _page = person.Page;
    private IResponse? _answer;

    /// <summary>The page as the server sent it, before any script.</summary>
    public Task<string> Sent() => _answer!.TextAsync();

    public async Task Open(Screen screen)
    {
        void Answered(object? sender, IResponse response)
        {
            if (response.Request.IsNavigationRequest && response.Frame == _page.MainFrame) _answer = response;
        }
        await _page.SetViewportSizeAsync(screen.Width, screen.Height);
        _page.Response += Answered;
        try
        {
            await state.Open(_page, world);
            await _page.WaitForLoadStateAsync(LoadState.Load);
        }
        finally
        {
            _page.Response -= Answered;
        }
    }

    /// <summary>The same page on another screen. What sets itself up by the width as it loads is opened again, all else follows by itself.</summary>
    public async Task GoOnAt(Screen screen)
    {
        if (await _page.Locator("[data-open-when-wide]").CountAsync() > 0)
        {
            await Open(screen);
            return;
        }
        await _page.SetViewportSizeAsync(screen.Width, screen.Height);
        // Scripts hear of the new width before the frame after the next is drawn.
        await _page.EvaluateAsync("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    public void IsThePage()
    {
        Assert.Equal(state.Status, _answer!.Status);
        if (state.Route == PageState.ErrorRoute) return;
        // A default, {number=new}, matches what is given too; constraints are the server's business.
        var template = TemplateParser.Parse(state.Route);
        Assert.True(new TemplateMatcher(template, []).TryMatch(new PathString(new Uri(_page.Url).AbsolutePath), []), $"{_page.Url} isn't {state.Route}");
    }

    /// <summary>
    /// One heading of the first order, a title, nothing that sticks out (a page never scrolls sideways, not even where somebody's
    /// title is one long word), no word of ours.
    /// </summary>
    public async Task IsWhole()
    {
        var seen = await _page.EvaluateAsync<Seen>("""
            () => ({
              headings: document.querySelectorAll("h1").length,
              title: document.title,
              text: document.body.innerText,
              sticksOut: document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll("body *")]
                .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest(".sx-scroll"))
                .slice(0, 3).map((e) => e.outerHTML.slice(0, 200)),
              sticksOutWithALongWord: [...document.querySelectorAll("main :is(h1, h2, h3, a):not(.govuk-button, td *)")].filter((e) => {
                const word = document.createTextNode("Staff".repeat(20));
                e.append(word);
                const wider = document.documentElement.scrollWidth > window.innerWidth;
                word.remove();
                return wider;
              }).slice(0, 3).map((e) => e.outerHTML.slice(0, 200)),
            })
            """);
        Assert.Equal(1, seen.Headings);
        Assert.Contains("Secondments", seen.Title, StringComparison.Ordinal);
        Assert.Equal([], seen.SticksOut);
        Assert.Equal([], seen.SticksOutWithALongWord);
        Assert.Equal([], NeverShown().Matches(seen.Text).Select(m => seen.Text[Math.Max(0, m.Index - 40)..Math.Min(seen.Text.Length, m.Index + 40)]));
    }

    /// <summary>For whoever wants to see the pages with their own eyes: <c>PICTURES</c> names a folder for a picture of each.</summary>
    public async Task MayBePictured(Screen screen)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is not { Length: > 0 } folder) return;
        var file = string.Concat(state.Name.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        await _page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{file}.{screen.Width}.jpeg"), Type = ScreenshotType.Jpeg, Quality = 70, FullPage = true });
    }

    public async Task IsAccessible() => Assert.Empty(await Axe.Violations(_page));

    /// <summary>Words that are ours, or the machine's, not our readers'.</summary>
    [GeneratedRegex(@"\b(grain|tenant|outbox|payload|invalid|illegal|forbidden|failed|null|sanction|sanctions|seconder|manpower|unfortunately|sorry)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NeverShown();

    // Filled in by the browser's driver.
    private sealed class Seen
    {
        public int Headings { get; set; }

        public string Title { get; set; } = "";

        public string Text { get; set; } = "";

        public string[] SticksOut { get; set; } = [];

        public string[] SticksOutWithALongWord { get; set; } = [];
    }
}
