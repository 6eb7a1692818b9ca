using Microsoft.Playwright;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>Pages of an organisation's own affairs: passport, units, partners, systems, activity, who asks to join.</summary>
internal static partial class PageStates
{
    private const string Kirklees = "/manage/kirklees-council";
    private const string Passport = "/manage/{org}/passport";
    private const string Partner = "/manage/{org}/partners/{partner:guid}";
    private const string Own = "/manage/{org}/api-clients";

    private static IEnumerable<PageState> Affairs() =>
    [
        new("Settings, admin", "/manage/{org}/settings", Actor.Releaser, $"{Kirklees}/settings"),
        new("Settings, staff", "/manage/{org}/settings", Actor.Staff, $"{Kirklees}/settings"),

        new("Passport, with what ends and has ended", Passport, Actor.Releaser, $"{Kirklees}/passport"),
        new("Passport, staff", Passport, Actor.Staff, $"{Kirklees}/passport"),
        new("Passport, never filled in", Passport, Actor.Applicant, w => $"/manage/{w.Waiting.Slug}/passport"),
        new("Passport: details", $"{Passport}/details", Actor.Releaser, $"{Kirklees}/passport/details"),
        new("Passport: VAT without a number", $"{Passport}/details", Actor.Applicant, async (page, w) =>
        {
            await page.GotoAsync($"/manage/{w.Waiting.Slug}/passport/details");
            await page.GetByLabel("Registered for VAT", new() { Exact = true }).CheckAsync();
            await Refused(page);
        }),
        new("Passport: insurance", $"{Passport}/insurance/{{kind}}", Actor.Releaser, $"{Kirklees}/passport/insurance/public_liability"),
        new("Passport: insurance that ends before it starts", $"{Passport}/insurance/{{kind}}", Actor.Releaser, async (page, _) =>
        {
            await page.GotoAsync($"{Kirklees}/passport/insurance/other");
            await Type(page, "First day", "1", "4", "2027");
            await Type(page, "Last day", "31", "3", "2027");
            await Refused(page);
        }),
        new("Passport: new signatory", $"{Passport}/signatories/{{number=new}}", Actor.Releaser, $"{Kirklees}/passport/signatories/new"),
        PageState.Unanswered("Passport: signatory without a name", $"{Passport}/signatories/{{number=new}}", Actor.Releaser, _ => $"{Kirklees}/passport/signatories/new", "Save"),
        new("Passport: signatory", $"{Passport}/signatories/{{number=new}}", Actor.Releaser, $"{Kirklees}/passport/signatories/1"),
        new("Passport: standing terms", $"{Passport}/terms", Actor.Releaser, $"{Kirklees}/passport/terms"),

        new("Units", "/manage/{org}/units", Actor.Releaser, $"{Kirklees}/units"),
        new("Units, staff", "/manage/{org}/units", Actor.Staff, $"{Kirklees}/units"),
        new("Units, none", "/manage/{org}/units", Actor.Applicant, w => $"/manage/{w.Waiting.Slug}/units"),
        PageState.Unanswered("Units, no name", "/manage/{org}/units", Actor.Releaser, _ => $"{Kirklees}/units", "Add"),
        new("Rename a unit", "/manage/{org}/units/{unit:guid}", Actor.Releaser, w => $"{Kirklees}/units/{w.Unit}"),

        new("Partners", "/manage/{org}/partners", Actor.Releaser, $"{Kirklees}/partners"),
        new("Partners, staff", "/manage/{org}/partners", Actor.Staff, $"{Kirklees}/partners"),
        new("Partners, none of a kind", "/manage/{org}/partners", Actor.Releaser, $"{Kirklees}/partners?state=ended"),
        new("Ask a partner", "/manage/{org}/partners/ask", Actor.Releaser, $"{Kirklees}/partners/ask"),
        new("Ask a partner, found", "/manage/{org}/partners/ask", Actor.Releaser, $"{Kirklees}/partners/ask?q=council"),
        new("Ask a partner, none found", "/manage/{org}/partners/ask", Actor.Releaser, $"{Kirklees}/partners/ask?q=zzyzx"),
        new("Ask a partner, which", "/manage/{org}/partners/ask", Actor.Releaser, $"{Kirklees}/partners/ask?partner=cornwall-council"),
        new("Partner, agreed", Partner, Actor.Releaser, w => $"{Kirklees}/partners/{w.PartnerAgreed}"),
        new("Partner, asked", Partner, Actor.Releaser, w => $"{Kirklees}/partners/{w.PartnerAsked}"),
        new("Partner, asks", Partner, Actor.Releaser, w => $"{Kirklees}/partners/{w.PartnerAsks}"),
        PageState.Unanswered("Partner, asks, not answered", Partner, Actor.Releaser, w => $"{Kirklees}/partners/{w.PartnerAsks}", "Confirm answer"),
        new("End a partnership", $"{Partner}/end", Actor.Releaser, w => $"{Kirklees}/partners/{w.PartnerAgreed}/end"),
        PageState.Unanswered("End a partnership, no word", $"{Partner}/end", Actor.Releaser, w => $"{Kirklees}/partners/{w.PartnerAgreed}/end", "End the partnership"),

        new("Joining by domain", "/manage/{org}/sign-in", Actor.Releaser, $"{Kirklees}/sign-in"),
        new("Joining by domain, none proven", "/manage/{org}/sign-in", Actor.Applicant, w => $"/manage/{w.Waiting.Slug}/sign-in"),
        new("Asks to join", "/manage/{org}/members/joining/{person:guid}", Actor.Releaser, w => $"{Kirklees}/members/joining/{w.Asker}"),
        PageState.Unanswered("Asks to join, not answered", "/manage/{org}/members/joining/{person:guid}", Actor.Releaser, w => $"{Kirklees}/members/joining/{w.Asker}", "Confirm answer"),

        new("Own systems", Own, Actor.Releaser, $"{Kirklees}/api-clients"),
        new("Own systems, none", Own, Actor.Applicant, w => $"/manage/{w.Waiting.Slug}/api-clients"),
        new("Add a system", $"{Own}/new", Actor.Releaser, $"{Kirklees}/api-clients/new"),
        PageState.Unanswered("Add a system, no name", $"{Own}/new", Actor.Releaser, _ => $"{Kirklees}/api-clients/new", "Add"),
        new("Own system", $"{Own}/{{client:guid}}", Actor.Releaser, w => $"{Kirklees}/api-clients/{w.System}"),
        new("Own system, new secret", $"{Own}/{{client:guid}}/secret", Actor.Releaser, w => $"{Kirklees}/api-clients/{w.System}/secret"),
        PageState.Unanswered("Own system, new secret, not said how", $"{Own}/{{client:guid}}/secret", Actor.Releaser, w => $"{Kirklees}/api-clients/{w.System}/secret", "Make a new secret"),
        new("End a system", $"{Own}/{{client:guid}}/end", Actor.Releaser, w => $"{Kirklees}/api-clients/{w.System}/end"),

        new("Activity", "/manage/{org}/activity", Actor.Releaser, $"{Kirklees}/activity"),
        new("Activity, older", "/manage/{org}/activity", Actor.Releaser, async (page, _) =>
        {
            await page.GotoAsync($"{Kirklees}/activity");
            await page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
            await page.WaitForURLAsync("**cursor=**");
        }),
        new("Activity, filtered", "/manage/{org}/activity", Actor.Releaser, $"{Kirklees}/activity?What=partners"),
        new("Activity, nothing fits", "/manage/{org}/activity", Actor.Releaser, $"{Kirklees}/activity?From.Day=1&From.Month=1&From.Year=2020&To.Day=2&To.Month=1&To.Year=2020"),
        new("Activity, nobody of that address", "/manage/{org}/activity", Actor.Releaser, $"{Kirklees}/activity?Who=nobody%40nowhere.example"),
    ];

    private static async Task Type(IPage page, string legend, string day, string month, string year)
    {
        var date = page.GetByRole(AriaRole.Group, new() { Name = legend });
        await date.GetByLabel("Day").FillAsync(day);
        await date.GetByLabel("Month").FillAsync(month);
        await date.GetByLabel("Year").FillAsync(year);
    }

    private static async Task Refused(IPage page)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" })).ToBeVisibleAsync();
    }
}
