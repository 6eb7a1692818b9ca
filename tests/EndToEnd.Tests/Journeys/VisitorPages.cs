using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>Somebody who looks for something.</summary>
public sealed class VisitorPages(Person person)
{
    private readonly IPage _page = person.Page;

    /// <summary>Searches from the first page until the opportunity is among the results, and opens it.</summary>
    public async Task Find(string title)
    {
        await Eventually.Holds(async () =>
        {
            await Search(title);
            return await Found(title).IsVisibleAsync();
        }, $"the search finds «{title}»");
        await Found(title).ClickAsync();
        await Assertions.Expect(_page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
    }

    public Task FindsItNoMore(string title) => Eventually.Holds(async () =>
    {
        await Search(title);
        return !await Found(title).IsVisibleAsync();
    }, $"the search finds «{title}» no more");

    private async Task Search(string words)
    {
        await _page.GotoAsync("/");
        var field = _page.GetByLabel("What would you like to do?");
        await field.FillAsync(words);
        // As a phone's own search key does: the suggestions may lie over the button by now.
        await field.PressAsync("Enter");
        await _page.WaitForURLAsync("**/opportunities?**");
    }

    private ILocator Found(string title) => _page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = title });
}
