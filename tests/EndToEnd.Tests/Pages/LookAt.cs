using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>What is asked of a page, whatever it is for.</summary>
internal sealed partial class LookAt(Person person, PageState state, World world)
{
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    private readonly IPage _page = person.Page;
    private int _status;

    public async Task Open()
    {
        void Answered(object? sender, IResponse response)
        {
            if (response.Request.IsNavigationRequest && response.Frame == _page.MainFrame) _status = response.Status;
        }
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

    public Task IsThePage()
    {
        Assert.Equal(state.Status, _status);
        if (state.Route == PageState.ErrorRoute) return Task.CompletedTask;
        // A default, {number=new}, matches what is given too; constraints are the server's business.
        var template = TemplateParser.Parse(state.Route);
        Assert.True(new TemplateMatcher(template, []).TryMatch(new PathString(new Uri(_page.Url).AbsolutePath), []), $"{_page.Url} isn't {state.Route}");
        return Task.CompletedTask;
    }

    public async Task HasOneHeadingAndATitle()
    {
        Assert.Equal(1, await _page.Locator("h1").CountAsync());
        Assert.Contains("Secondments", await _page.TitleAsync(), StringComparison.Ordinal);
    }

    /// <summary>Nothing sticks out: a page never scrolls sideways.</summary>
    public async Task FitsTheScreen()
    {
        var sticksOut = await _page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll("body *")]
              .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest(".sx-scroll"))
              .map((e) => e.outerHTML.slice(0, 200))
            """);
        Assert.Equal([], sticksOut.Take(3));
    }

    /// <summary>Words that are ours, or the machine's, not our readers'.</summary>
    public async Task SaysNothingOfOurs()
    {
        var text = await _page.Locator("body").InnerTextAsync();
        Assert.Equal([], NeverShown().Matches(text).Select(m => text[Math.Max(0, m.Index - 40)..Math.Min(text.Length, m.Index + 40)]));
    }

    public async Task IsAccessible()
    {
        var found = await _page.RunAxe(OnlyViolations);
        Assert.Equal([], found.Violations.Select(v => $"{v.Id} ({v.Help}): {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
    }

    [GeneratedRegex(@"\b(grain|tenant|outbox|payload|invalid|illegal|forbidden|failed|null|sanction|sanctions|seconder|manpower|unfortunately|sorry)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NeverShown();
}
