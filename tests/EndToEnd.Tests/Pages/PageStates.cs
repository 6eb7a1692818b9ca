using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Journeys;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>Every page that can be reached, in every state that looks different.</summary>
internal static partial class PageStates
{
    // Of the right shape: what is wrong in shape is no link at all.
    private const string NoSuchSecret = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private const string Leeds = "/manage/leeds-city-council";
    private const string Post = "/manage/{org}/opportunities/{reference}";
    private const string Candidate = "/manage/{org}/opportunities/{reference}/people/{application}";
    private const string Release = "/manage/{org}/releases/{reference}";

    public static IReadOnlyList<PageState> All { get; } =
        [.. Public(), .. Account(), .. SignedIn(), .. Joining(), .. Applying(), .. ByLink(), .. Releasing(), .. Posting(), .. Choosing(), .. Organisation(), .. Affairs(), .. Operator(), .. Moderating(), .. Errors()];

    /// <summary>Routes that no state above shows, and why.</summary>
    public static IReadOnlyDictionary<string, string> Elsewhere { get; } = new Dictionary<string, string>
    {
        ["/release/done"] = "seen in MainJobTests: it takes an answer, and a link has one",
        ["/connect/logout"] = "only redirects",
        ["/applications/{reference}.ics"] = "a file; its lines are tested in Portal.Tests",
        ["/my-data/download"] = "a file; what is in it is tested in the services",
        ["/operator/undelivered/{service}/{queue}/retry"] = "a demo has no message that could not be delivered; its rules are tested in Hosting.Tests",
        ["/operator/undelivered/{service}/{id:guid}/discard"] = "a demo has no message that could not be delivered; its rules are tested in Hosting.Tests",
        ["/opportunities/{address}.ics"] = "a file: seen in Portal.Tests",
        ["/account/set-up/link"] = "seen in StartTests: a demo has its operator already",
    };

    private static IEnumerable<PageState> Account() =>
    [
        new("Sign in", "/sign-in", Actor.Visitor, "/sign-in"),
        new("Sign in, wrong password", "/sign-in", Actor.Visitor, async (page, _) =>
        {
            await page.GotoAsync("/sign-in");
            await page.GetByLabel("E-mail address").FillAsync("nobody@nowhere.example");
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the password");
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" })).ToBeVisibleAsync();
        }),
        PageState.Unanswered("Sign in, empty", "/sign-in", Actor.Visitor, _ => "/sign-in", "Continue"),
        new("Create an account", "/account/create", Actor.Visitor, "/account/create"),
        PageState.Unanswered("Create an account, empty", "/account/create", Actor.Visitor, _ => "/account/create", "Continue"),
        new("Check your e-mail", "/account/confirm", Actor.Visitor, "/account/confirm"),
        PageState.Unanswered("Check your e-mail, empty", "/account/confirm", Actor.Visitor, _ => "/account/confirm", "Send the link again"),
        new("Confirm the address", "/account/confirm/link", Actor.Visitor, w => w.Confirm),
        new("Confirm the address, ended", "/account/confirm/link", Actor.Visitor, $"/account/confirm/{NoSuchSecret}", status: 410),
        new("New password", "/account/reset", Actor.Visitor, "/account/reset"),
        PageState.Unanswered("New password, empty", "/account/reset", Actor.Visitor, _ => "/account/reset", "Continue"),
        new("New password, sent", "/account/reset/sent", Actor.Visitor, "/account/reset/sent"),
        new("New password by link", "/account/reset/link", Actor.Visitor, w => w.Reset),
        PageState.Unanswered("New password by link, empty", "/account/reset/link", Actor.Visitor, w => w.Reset, "Save new password"),
        new("New password by link, ended", "/account/reset/link", Actor.Visitor, $"/account/reset/{NoSuchSecret}", status: 410),
        new("Security", "/account/security", Actor.Staff, "/account/security"),
        PageState.Unanswered("Security, empty", "/account/security", Actor.Staff, _ => "/account/security", "Change password"),
        new("Sign out", "/account/sign-out", Actor.Staff, "/account/sign-out"),
        new("Signed out", "/account/sign-out/done", Actor.Visitor, "/account/sign-out/done"),
        new("Sign-in from a program that is not known", "/connect/authorize", Actor.Visitor, "/connect/authorize?client_id=nobody", status: 400),
        new("Sign-in was not completed", "/session/stopped", Actor.Visitor, "/session/stopped"),
    ];

    private static IEnumerable<PageState> SignedIn() =>
    [
        new("Home, staff", "/home", Actor.Staff, "/home"),
        new("Home, somebody new", "/home", Actor.Newcomer, "/home"),
        new("Home, releaser", "/home", Actor.Releaser, "/home"),
        new("Home, host", "/home", Actor.Host, "/home"),
        new("Choose who you are working for", "/switch", Actor.Releaser, "/switch"),
        new("Profile", "/profile", Actor.Staff, "/profile"),
        new("Profile, empty", "/profile", Actor.Newcomer, "/profile"),
        new("About you", "/profile/about", Actor.Staff, "/profile/about"),
        .. ProfileParts(),
        .. MyData(),
    ];

    private static IEnumerable<PageState> Joining() =>
    [
        new("Join", "/join", Actor.Visitor, "/join"),
        new("Join, here already", "/join", Actor.Visitor, "/join?q=leeds"),
        new("Join, not here", "/join", Actor.Visitor, "/join?q=zzyzx"),
        new("About your organisation", "/join/new", Actor.Newcomer, "/join/new"),
        PageState.Unanswered("About your organisation, empty", "/join/new", Actor.Newcomer, _ => "/join/new", "Send"),
        new("Sent", "/join/{reference}/sent", Actor.Applicant, w => $"/join/{w.Waiting.Ref}/sent"),
        new("What you sent", "/join/{reference}", Actor.Applicant, w => $"/join/{w.Waiting.Ref}"),
        new("One more thing is needed", "/join/{reference}", Actor.Returned, w => $"/join/{w.AskedForMore.Ref}"),
        new("Invitation, visitor", "/invitation/{token?}", Actor.Visitor, w => w.Invitation),
        new("Invitation, somebody else", "/invitation/{token?}", Actor.Newcomer, w => w.Invitation),
        new("Invitation, unknown", PageState.ErrorRoute, Actor.Visitor, $"/invitation/{NoSuchSecret}", status: 404),
    ];

    private static IEnumerable<PageState> Applying() =>
    [
        new("Your applications", "/applications", Actor.Staff, "/applications"),
        new("Your applications, none", "/applications", Actor.Newcomer, "/applications"),
        new("Your applications, none in this state", "/applications", Actor.Staff, "/applications?state=lapsed"),
        new("Apply", "/applications/new", Actor.Staff, w => $"/applications/new?opportunity={w.Open.Ref}"),
        new("Apply, employer is not here", "/applications/new", Actor.Newcomer, w => $"/applications/new?opportunity={w.Open.Ref}"),
        new("Application, draft", "/applications/{reference}", Actor.Staff, w => w.Drafted.Application),
        new("Application, sent", "/applications/{reference}", Actor.Staff, w => w.Sent.Application),
        new("Application, offer", "/applications/{reference}", Actor.Staff, w => w.Offered.Application),
        new("Application, the post has changed", "/applications/{reference}", Actor.Staff, w => w.TermsChanged.Application),
        new("Application, not selected", "/applications/{reference}", Actor.Staff, w => w.NotSelected.Application),
        new("About you, in an application", "/applications/{reference}/about", Actor.Staff, w => $"{w.Drafted.Application}/about"),
        new("Your skills", "/applications/{reference}/skills", Actor.Staff, w => $"{w.Drafted.Application}/skills"),
        new("Adjustments, in an application", "/applications/{reference}/adjustments", Actor.Staff, w => $"{w.Drafted.Application}/adjustments"),
        new("Equality questions", "/applications/{reference}/equality", Actor.Staff, w => $"{w.Drafted.Application}/equality"),
        new("Equality questions, dealt with", "/applications/{reference}/equality", Actor.Staff, async (page, w) =>
        {
            await page.GotoAsync($"{w.NotSelected.Application}/equality");
            var skip = page.GetByRole(AriaRole.Button, new() { Name = "Skip these questions" });
            if (await skip.IsVisibleAsync())
            {
                await skip.ClickAsync();
                await page.WaitForURLAsync($"**{w.NotSelected.Application}");
                await page.GotoAsync($"{w.NotSelected.Application}/equality");
            }
        }),
        new("Why this", "/applications/{reference}/why", Actor.Staff, w => $"{w.Drafted.Application}/why"),
        new("Dates and pattern", "/applications/{reference}/dates", Actor.Staff, w => $"{w.Drafted.Application}/dates"),
        new("Your manager", "/applications/{reference}/manager", Actor.Staff, w => $"{w.Drafted.Application}/manager"),
        new("Your manager, an address that is none", "/applications/{reference}/manager", Actor.Staff, async (page, w) =>
        {
            await page.GotoAsync($"{w.Drafted.Application}/manager");
            await page.GetByLabel("Their work e-mail address").FillAsync("not an address");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" })).ToBeVisibleAsync();
        }),
        new("Change your manager", "/applications/{reference}/manager", Actor.Staff, w => $"{w.Sent.Application}/manager"),
        new("Check your answers", "/applications/{reference}/check", Actor.Staff, w => $"{w.Drafted.Application}/check"),
        PageState.Unanswered("Check your answers, not all there", "/applications/{reference}/check", Actor.Staff, w => $"{w.Drafted.Application}/check", "Send application"),
        new("Application sent", "/applications/{reference}/sent", Actor.Staff, w => $"{w.Sent.Application}/sent"),
        new("Your release, asked", "/applications/{reference}/release", Actor.Staff, w => $"{w.Sent.Application}/release"),
        new("Your release, granted", "/applications/{reference}/release", Actor.Staff, w => $"{w.Offered.Application}/release"),
        new("Offer", "/applications/{reference}/offer", Actor.Staff, w => $"{w.Offered.Application}/offer"),
        new("Decline the offer", "/applications/{reference}/decline", Actor.Staff, w => $"{w.Offered.Application}/decline"),
        PageState.Unanswered("Decline the offer, no reason", "/applications/{reference}/decline", Actor.Staff, w => $"{w.Offered.Application}/decline", "Decline"),
        new("Give up the draft", "/applications/{reference}/withdraw", Actor.Staff, w => $"{w.Drafted.Application}/withdraw"),
        new("Withdraw", "/applications/{reference}/withdraw", Actor.Staff, w => $"{w.Sent.Application}/withdraw"),
        PageState.Unanswered("Withdraw, no reason", "/applications/{reference}/withdraw", Actor.Staff, w => $"{w.Sent.Application}/withdraw", "Withdraw application"),
    ];

    private static IEnumerable<PageState> ByLink() =>
    [
        new("Manager's link", "/release/{token?}", Actor.Visitor, (page, w) => AtLink(page, w.Sent)),
        new("Manager's link, no answer chosen", "/release/{token?}", Actor.Visitor, async (page, w) =>
        {
            await AtLink(page, w.Sent);
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" })).ToBeVisibleAsync();
        }),
        new("Manager's link, answered", "/release/{token?}", Actor.Visitor, (page, w) => AtLink(page, w.Answered)),
        new("Manager's link, unknown", PageState.ErrorRoute, Actor.Visitor, $"/release/{NoSuchSecret}", status: 404),
        new("Manager: with conditions", "/release/details", Actor.Visitor, (page, w) => Answer(page, w, "Yes, with conditions")),
        new("Manager: with conditions, none named", "/release/details", Actor.Visitor, async (page, w) =>
        {
            await Answer(page, w, "Yes, with conditions");
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" })).ToBeVisibleAsync();
        }),
        new("Manager: later", "/release/details", Actor.Visitor, (page, w) => Answer(page, w, "Yes, but later")),
        new("Manager: no", "/release/details", Actor.Visitor, (page, w) => Answer(page, w, "No")),
        new("Manager: not the right person", "/release/details", Actor.Visitor, (page, w) => Answer(page, w, "I am not the right person")),
        new("Manager: check", "/release/check", Actor.Visitor, (page, w) => Answer(page, w, "Yes")),
        new("Manager: check, not said who", "/release/check", Actor.Visitor, async (page, w) =>
        {
            await Answer(page, w, "Yes");
            await page.GetByRole(AriaRole.Button, new() { Name = "Confirm answer" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" })).ToBeVisibleAsync();
        }),
    ];

    private static IEnumerable<PageState> Operator() =>
    [
        new("What needs attention", "/operator", Actor.Operator, "/operator"),
        new("Organisations to verify", "/operator/organisations", Actor.Operator, "/operator/organisations"),
        new("Organisations to verify, none", "/operator/organisations", Actor.Operator, "/operator/organisations?state=closed"),
        new("Organisation to verify", "/operator/organisations/{reference}", Actor.Operator, w => $"/operator/organisations/{w.Waiting.Ref}"),
        new("Organisation, on hold", "/operator/organisations/{reference}", Actor.Operator, w => $"/operator/organisations/{w.OnHold.Ref}"),
        new("Put on hold", "/operator/organisations/{reference}/suspend", Actor.Operator, async (page, _) =>
        {
            await page.GotoAsync("/operator/organisations?state=verified");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link).First.ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Put it on hold" }).ClickAsync();
            await page.WaitForURLAsync("**/suspend");
        }),
        new("Let it go on", "/operator/organisations/{reference}/lift", Actor.Operator, w => $"/operator/organisations/{w.OnHold.Ref}/lift"),
        PageState.Unanswered("Let it go on, empty", "/operator/organisations/{reference}/lift", Actor.Operator, w => $"/operator/organisations/{w.OnHold.Ref}/lift", "Let it go on"),
        new("Verify", "/operator/organisations/{reference}/verify", Actor.Operator, w => $"/operator/organisations/{w.Waiting.Ref}/verify"),
        new("Ask for more", "/operator/organisations/{reference}/return", Actor.Operator, w => $"/operator/organisations/{w.Waiting.Ref}/return"),
        PageState.Unanswered("Ask for more, empty", "/operator/organisations/{reference}/return", Actor.Operator, w => $"/operator/organisations/{w.Waiting.Ref}/return", "Ask for more"),
        new("Decline", "/operator/organisations/{reference}/decline", Actor.Operator, w => $"/operator/organisations/{w.Waiting.Ref}/decline"),
        PageState.Unanswered("Decline, empty", "/operator/organisations/{reference}/decline", Actor.Operator, w => $"/operator/organisations/{w.Waiting.Ref}/decline", "Decline"),
        new("Audit", "/operator/audit", Actor.Operator, "/operator/audit"),
        new("Audit, nothing matches", "/operator/audit", Actor.Operator, "/operator/audit?what=nothing.like_this"),
        new("Undelivered, none", "/operator/undelivered", Actor.Operator, "/operator/undelivered"),
        new("Audit, checked", "/operator/audit", Actor.Operator, async (page, _) =>
        {
            await page.GotoAsync("/operator/audit");
            await page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Numbers, links and signed heads were checked").First).ToBeVisibleAsync();
        }),
        new("Audit, by day", "/operator/audit", Actor.Operator, "/operator/audit?service=opportunities&from=2026-01-01&to=2099-12-31"),
        new("Imports of all", "/operator/imports", Actor.Operator, "/operator/imports"),
        new("Imports of all, none under way", "/operator/imports", Actor.Operator, "/operator/imports?state=open"),
        new("Stop somebody's import", "/operator/imports/{id:guid}/stop", Actor.Operator, w => $"/operator/imports/{w.Import.Id}/stop"),
        new("Find", "/operator/find", Actor.Operator, "/operator/find"),
        new("Find, too little", "/operator/find", Actor.Operator, "/operator/find?q=le"),
        new("Find, several", "/operator/find", Actor.Operator, "/operator/find?q=leeds"),
        new("Find, nothing", "/operator/find", Actor.Operator, "/operator/find?q=zzyzx"),
        new("Mails, operator", "/operator/mail", Actor.Operator, "/operator/mail"),
    ];

    private static IEnumerable<PageState> Errors() =>
    [
        new("No such page", PageState.ErrorRoute, Actor.Visitor, "/no/such/page", status: 404),
        new("No such opportunity", PageState.ErrorRoute, Actor.Visitor, "/opportunities/never-was-9Z9Z9Z9Z", status: 404),
        new("Somebody else's organisation", PageState.ErrorRoute, Actor.Staff, "/manage/leeds-city-council", status: 404),
        new("Another role's page", PageState.ErrorRoute, Actor.Staff, "/manage/kirklees-council/policies", status: 403),
        new("The operator's page", PageState.ErrorRoute, Actor.Staff, "/operator", status: 403),
    ];

    private static string At(HiringByApi post) => $"{Leeds}/opportunities/{post.Ref}";

    /// <summary>A link goes on where it was left in this browser; this goes back to its first page.</summary>
    private static async Task AtLink(IPage page, Hired hired)
    {
        await page.GotoAsync(await hired.Post.ManagersLink());
        await page.GotoAsync("/release");
    }

    private static async Task Answer(IPage page, World world, string answer)
    {
        await AtLink(page, world.Sent);
        await page.GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync("**/release/*");
    }

    private static async Task Decide(IPage page, World world, string decision)
    {
        await page.GotoAsync(world.Answered.ReleaseAddress);
        await page.GetByRole(AriaRole.Radio, new() { Name = decision, Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync("**/details");
    }
}
