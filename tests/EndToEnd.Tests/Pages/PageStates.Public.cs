using Microsoft.Playwright;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>What anybody can see without signing in.</summary>
internal static partial class PageStates
{
    private static IEnumerable<PageState> Public() =>
    [
        new("First page", "/", Actor.Visitor, "/"),
        new("Search", "/opportunities", Actor.Visitor, "/opportunities"),
        new("Search, narrowed", "/opportunities", Actor.Visitor, "/opportunities?q=data&sector=public&place=Leeds&within=50&from=2026-01-01"),
        new("Search, second page", "/opportunities", Actor.Visitor, async (page, _) =>
        {
            await page.GotoAsync("/opportunities");
            await page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
            await page.WaitForURLAsync("**cursor=**");
        }),
        new("Search, spelling mended", "/opportunities", Actor.Visitor, "/opportunities?q=anlyst"),
        new("Search, nothing found", "/opportunities", Actor.Visitor, "/opportunities?q=zzyzx&place=Leeds&within=5"),
        new("Search, nothing found without one thing", "/opportunities", Actor.Visitor, "/opportunities?q=data near Leeds&band=1&pattern=part_time"),
        new("Search, place in the words", "/opportunities", Actor.Visitor, "/opportunities?q=data near Leeds"),
        new("Search, suggestions", "/opportunities", Actor.Visitor, async (page, _) =>
        {
            await page.GotoAsync("/opportunities");
            await page.GetByLabel("Search for").PressSequentiallyAsync("data");
            await SuggestionsShow(page);
        }),
        new("Search, unknown place", "/opportunities", Actor.Visitor, "/opportunities?place=Nowhereton"),
        new("Search, a question that cannot be read", "/opportunities", Actor.Visitor, "/opportunities?from=soon"),
        new("Opportunity, visitor", "/opportunities/{address}", Actor.Visitor, w => w.OpenAddress),
        new("Opportunity, member", "/opportunities/{address}", Actor.Staff, w => w.OpenAddress),
        new("Opportunity, somebody without employer", "/opportunities/{address}", Actor.Newcomer, w => w.OpenAddress),
        new("Report an opportunity", "/opportunities/{address}/report", Actor.Visitor, w => $"{w.OpenAddress}/report"),
        PageState.Unanswered("Report an opportunity, no reason", "/opportunities/{address}/report", Actor.Visitor, w => $"{w.OpenAddress}/report", "Send report"),
        new("Organisations", "/organisations", Actor.Visitor, "/organisations"),
        new("Organisations, none found", "/organisations", Actor.Visitor, "/organisations?q=zzyzx"),
        new("Organisation", "/organisations/{slug}", Actor.Visitor, "/organisations/leeds-city-council"),
        new("Organisation, on hold, visitor", "/organisations/{slug}", Actor.Visitor, w => $"/organisations/{w.OnHold.Slug}"),
        new("Ask to join, asked", "/organisations/{slug}/join", Actor.Asker, "/organisations/kirklees-council/join"),
        new("Ask to join, another domain", "/organisations/{slug}/join", Actor.Newcomer, "/organisations/kirklees-council/join"),
        new("Ask to join, a member", "/organisations/{slug}/join", Actor.Staff, "/organisations/kirklees-council/join"),
        new("Leave", "/organisations/{slug}/leave", Actor.Staff, "/organisations/kirklees-council/leave"),
        new("Leave, the last admin", "/organisations/{slug}/leave", Actor.Releaser, "/organisations/kirklees-council/leave"),
        new("Organisation, one's own", "/organisations/{slug}", Actor.Staff, "/organisations/kirklees-council"),
        new("Help", "/help", Actor.Visitor, "/help"),
        new("Accessibility", "/accessibility", Actor.Visitor, "/accessibility"),
        new("Privacy", "/privacy", Actor.Visitor, "/privacy"),
        new("Cookies", "/cookies", Actor.Visitor, "/cookies"),
        new("Terms", "/terms", Actor.Visitor, "/terms"),
        new("For developers", "/developers", Actor.Visitor, "/developers"),
        new("For developers, search", "/developers/{service}", Actor.Visitor, "/developers/search"),
        new("For developers, opportunities", "/developers/{service}", Actor.Visitor, "/developers/opportunities"),
        new("Mails of the demo", "/operator/mail", Actor.Visitor, "/operator/mail"),
        new("Mails of the demo, none", "/operator/mail", Actor.Visitor, "/operator/mail?to=nobody@nowhere.example"),
        new("Mail of the demo", "/operator/mail/{id}", Actor.Visitor, async (page, _) =>
        {
            await page.GotoAsync("/operator/mail");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First.ClickAsync();
            await page.WaitForURLAsync("**/operator/mail/*");
        }),
    ];

    private static Task SuggestionsShow(IPage page) => Assertions.Expect(page.Locator(".sx-suggest li").First).ToBeVisibleAsync();
}
