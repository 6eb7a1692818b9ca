using Microsoft.Playwright;
using Secondments.Contracts.Opportunities.Api;
using Secondments.EndToEnd.Tests.Journeys;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>What the operator answers and mends.</summary>
internal static partial class PageStates
{
    private const string Report = "/operator/reports/{reference}";

    private static IEnumerable<PageState> Moderating() =>
    [
        new("Reported content", "/operator/reports", Actor.Operator, "/operator/reports"),
        new("Reported content, all", "/operator/reports", Actor.Operator, "/operator/reports?State=all&size=20"),
        new("Reported content, answered like that", "/operator/reports", Actor.Operator, "/operator/reports?State=taken_down"),
        new("Reported opportunity", Report, Actor.Operator, w => $"/operator/reports/{w.Reported.Ref}"),
        new("Reported opportunity, answered", Report, Actor.Operator, w => $"/operator/reports/{w.ReportDismissed.Ref}"),
        new("Leave it as it is", $"{Report}/dismiss", Actor.Operator, w => $"/operator/reports/{w.Reported.Ref}/dismiss"),
        new("Take it down", $"{Report}/take-down", Actor.Operator, w => $"/operator/reports/{w.Reported.Ref}/take-down"),
        PageState.Unanswered("Take it down, no reason", $"{Report}/take-down", Actor.Operator, w => $"/operator/reports/{w.Reported.Ref}/take-down", "Take it down"),
        new("Take it down, answered meanwhile", $"{Report}/take-down", Actor.Operator, async (page, world) =>
        {
            var post = await (await HiringByApi.Posted(world.Demo, "Answered while one wrote")).ReportedBy(world.Demo.As("Sam Okafor"), ReportReason.Offensive);
            await page.GotoAsync($"/operator/reports/{post.Ref}/take-down");
            await page.GetByLabel("Why is it taken down?").FillAsync("It offends.");
            await post.Dismissed("A figure of speech.");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Take it down" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Your answer was not taken")).ToBeVisibleAsync();
        }),
        new("Search index", "/operator/search-index", Actor.Operator, "/operator/search-index"),
        new("Search index, compared", "/operator/search-index", Actor.Operator, "/operator/search-index?Compare=yes"),
        new("Mails, operator, in a state", "/operator/mail", Actor.Operator, "/operator/mail?to=kirklees&State=put_off"),
        new("Mail, operator", "/operator/mail/{id}", Actor.Operator, async (page, _) =>
        {
            await page.GotoAsync("/operator/mail?State=written");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link).First.ClickAsync();
            await page.WaitForURLAsync("**/operator/mail/*");
        }),
    ];
}
