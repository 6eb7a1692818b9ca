using System.Text;
using Secondments.Contracts;
using Secondments.Contracts.Identity.Api;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Demo;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.EndToEnd.Tests.Journeys;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>Who looks at a page.</summary>
public enum Actor
{
    Visitor,
    /// <summary>Sam Okafor: staff of Kirklees Council, nothing else.</summary>
    Staff,
    /// <summary>Jo Bell: host and admin at Leeds City Council.</summary>
    Host,
    /// <summary>Ravi Menon: host at Kirklees, no admin.</summary>
    OnlyHost,
    /// <summary>Ella Booth: the other host at Kirklees.</summary>
    SecondHost,
    /// <summary>Helen Marsh: admin and releaser at Kirklees.</summary>
    Releaser,
    Operator,
    /// <summary>Has an account and belongs nowhere.</summary>
    Newcomer,
    /// <summary>Their organisation waits to be verified.</summary>
    Applicant,
    /// <summary>Their organisation was asked for more.</summary>
    Returned,
    /// <summary>Has an address in a domain of Kirklees, and has asked to join it.</summary>
    Asker,
}

/// <summary>The demo, and beside what it has already the records that some pages need to show what they can.</summary>
public sealed class World
{
    private World(RunningDemo demo) => Demo = demo;

    public RunningDemo Demo { get; }

    /// <summary>An open one that nobody of ours has applied for.</summary>
    public required SearchHit Open { get; init; }

    public required AppliedAnswer Waiting { get; init; }

    public required AppliedAnswer AskedForMore { get; init; }

    /// <summary>The link of a mailed invitation.</summary>
    public required string Invitation { get; init; }

    /// <summary>The link to choose a new password.</summary>
    public required string Reset { get; init; }

    /// <summary>The link that confirms an address, not yet used.</summary>
    public required string Confirm { get; init; }

    /// <summary>A member of Kirklees, by the <c>sub</c> of their token.</summary>
    public required Guid Member { get; init; }

    /// <summary>Sam's applications at Leeds, each as far as its name says.</summary>
    public required Hired Drafted { get; init; }

    public required Hired Sent { get; init; }

    /// <summary>Shortlisted, and the opportunity closed since.</summary>
    public required Hired Shortlisted { get; init; }

    /// <summary>Still waits, though the place is not to be filled.</summary>
    public required Hired Untold { get; init; }

    public required Hired Answered { get; init; }

    public required Hired Offered { get; init; }

    public required Hired NotSelected { get; init; }

    /// <summary>Open for the second time; Sam was not selected in the first round.</summary>
    public required HiringByApi Reopened { get; init; }

    /// <summary>Sent in a first round, and the post opened again with a later start.</summary>
    public required Hired TermsChanged { get; init; }

    /// <summary>A template of Leeds.</summary>
    public required TemplateListItem Template { get; init; }

    /// <summary>A draft of Leeds with only a title.</summary>
    public required HiringByApi Begun { get; init; }

    /// <summary>Twice reported, by a visitor and by Sam.</summary>
    public required HiringByApi Reported { get; init; }

    /// <summary>Reported, and left as it was.</summary>
    public required HiringByApi ReportDismissed { get; init; }

    /// <summary>One of Kirklees that waits for somebody to publish it.</summary>
    public required OpportunitySummary InReview { get; init; }

    /// <summary>An import into Leeds, checked but not kept: one row good, one not.</summary>
    public required ImportAnswer Import { get; init; }

    /// <summary>Who asks to join Kirklees.</summary>
    public required PersonId Asker { get; init; }

    /// <summary>Partners of Kirklees: one that is, one that asks, one that was asked.</summary>
    public required OrganisationId PartnerAgreed { get; init; }

    public required OrganisationId PartnerAsks { get; init; }

    public required OrganisationId PartnerAsked { get; init; }

    public required Guid Unit { get; init; }

    /// <summary>One of Kirklees's own.</summary>
    public required Guid System { get; init; }

    public required OrganisationSummary OnHold { get; init; }

    public string OpenAddress => $"/opportunities/{Open.Slug}-{Open.Ref}";

    public static async Task<World> Build(RunningDemo demo, Chromium chromium)
    {
        var browser = await chromium.Browser();
        foreach (var actor in new[] { Actor.Newcomer, Actor.Applicant, Actor.Returned, Actor.Asker })
        {
            await using var person = await Person.At(browser, demo.Url, Screen.Desk);
            await AccountPages.Create(person, demo, NameOf(actor), EmailOf(actor));
        }
        var leeds = demo.Person("Jo Bell").OrganisationId;
        var kirklees = demo.Person("Helen Marsh").OrganisationId;
        // What Leeds's own people are told depends on it, and another test sets it too.
        await ExchangeBuilder.SetPolicies(demo.As("Jo Bell"), leeds, new PoliciesRequest(ApprovalPolicy.AnotherHost, false));
        var helen = demo.As("Helen Marsh");
        await helen.Post<InvitationAnswer>($"/api/organisations/{kirklees}/members", new InviteMember("new.colleague@kirklees.example", "New Colleague", [MemberRole.Host]));
        var members = await helen.Get<ListOf<MemberAnswer>>($"/api/organisations/{kirklees}/members?size=100");
        var asked = await Apply(demo, Actor.Returned, "Tarn Valley Trust");
        await demo.As(demo.Operator.Name).Post($"/api/organisations/{asked.Id}/return",
            new Contracts.Organisations.Api.ReturnRequest(Contracts.Organisations.Api.ReturnReason.AuthorityUnclear, "The letter that appoints you."));
        await demo.Session(EmailOf(Actor.Asker), AccountPages.Password).Post($"/api/organisations/{kirklees}/join-requests");
        var partners = await helen.Get<ListOf<PartnerAnswer>>($"/api/organisations/{kirklees}/partners");
        // One that nobody else's page shows goes on hold.
        var bodies = await demo.As(demo.Operator.Name).Get<ListOf<OrganisationSummary>>("/api/organisations?q=Cardiff");
        await demo.As(demo.Operator.Name).Post($"/api/organisations/{bodies.Items[0].Id}/suspend", new SuspendRequest(SuspendReason.BeingLookedInto, "We are looking into a report."));
        return new World(demo)
        {
            Asker = (await helen.Get<ListOf<JoinRequestAnswer>>($"/api/organisations/{kirklees}/join-requests?state=asked")).Items[0].Person,
            PartnerAgreed = partners.Items.Single(p => p.State is PartnershipState.Agreed).Partner,
            PartnerAsks = partners.Items.Single(p => p is { State: PartnershipState.Asked, WeAsked: false }).Partner,
            PartnerAsked = partners.Items.Single(p => p is { State: PartnershipState.Asked, WeAsked: true }).Partner,
            Unit = (await helen.Get<UnitsAnswer>($"/api/organisations/{kirklees}/units")).Items[0].Id,
            System = (await helen.Post<CreatedApiClient>("/api/identity/clients", new CreateApiClientRequest(kirklees, "HR system", [MemberRole.Releaser]))).ClientId,
            OnHold = bodies.Items[0],
            Drafted = await Hired.Make(demo, "Of which a draft is kept", (_, _) => Task.CompletedTask, send: false),
            Sent = await Hired.Make(demo, "To which one was sent", (_, _) => Task.CompletedTask),
            Shortlisted = await Hired.Make(demo, "Closed while one is shortlisted", async (post, application) =>
            {
                await post.Shortlist(application);
                await post.Close();
            }),
            Untold = await Hired.Make(demo, "Not to be filled", (post, _) => post.EndUnfilled()),
            Answered = await Hired.Make(demo, "Whose manager has answered", (post, _) => post.ManagerSaysYes()),
            Offered = await Hired.Make(demo, "Where an offer is made", async (post, application) =>
            {
                await post.ManagerSaysYes();
                await post.ReleaserConfirms(application);
                await post.Offer(application);
            }),
            NotSelected = await Hired.Make(demo, "Where another was chosen", (post, application) => post.NotSelect(application)),
            Reopened = (await Hired.Make(demo, "Open for the second time", async (post, application) =>
            {
                await post.NotSelect(application);
                await post.Close();
                await post.Reopen();
            })).Post,
            TermsChanged = await Hired.Make(demo, "Whose start was moved", async (post, application) =>
            {
                await post.Close();
                await post.Reopen(startsLater: true);
                await Eventually.Holds(async () => (await post.Application(application)).Mine!.TermsChanged.Count > 0, "Sam is told of the new start");
            }),
            Template = await (await HiringByApi.Drafted(demo, HiringByApi.Details("Analyst, any team"))).SaveAsTemplate("Analyst posts"),
            Begun = await HiringByApi.Drafted(demo, new OpportunityDetails(Title: "Begun, not finished")),
            Reported = await (await (await HiringByApi.Posted(demo, "Which somebody reported")).ReportedBy(demo.Visitor, ReportReason.AsksForMoney, "They ask for a fee before the interview."))
                .ReportedBy(demo.As("Sam Okafor"), ReportReason.WrongOrMisleading),
            ReportDismissed = await (await (await HiringByApi.Posted(demo, "With which nothing was wrong")).ReportedBy(demo.Visitor, ReportReason.Offensive)).Dismissed("A figure of speech."),
            InReview = (await demo.As("Ella Booth").Get<ListOf<OpportunitySummary>>($"/api/opportunities?organisation={kirklees}&state=in_review&size=1")).Items[0],
            Import = await CheckImport(demo, leeds),
            Open = (await demo.Visitor.Get<SearchAnswer>("/api/search/opportunities?organisation=bristol-city-council&size=1")).Items[0],
            Waiting = await Apply(demo, Actor.Applicant, "Fell Foot Housing"),
            AskedForMore = asked,
            Invitation = (await demo.Mails.LinkTo("new.colleague@kirklees.example", "/invitation/")).Link,
            Member = members.Items.First(m => m.Name == "Sam Okafor").Member,
            Reset = await ResetLink(demo, browser),
            Confirm = await ConfirmLink(demo, browser),
        };
    }

    public (string Email, string Password) SignInOf(Actor actor) => actor switch
    {
        Actor.Operator => (Demo.Operator.Email, Demo.Operator.Password),
        Actor.Newcomer or Actor.Applicant or Actor.Returned or Actor.Asker => (EmailOf(actor), AccountPages.Password),
        _ => (Demo.Person(NameOf(actor)).Email, Demo.Person(NameOf(actor)).Password),
    };

    private static string NameOf(Actor actor) => actor switch
    {
        Actor.Staff => "Sam Okafor",
        Actor.Host => "Jo Bell",
        Actor.OnlyHost => "Ravi Menon",
        Actor.SecondHost => "Ella Booth",
        Actor.Releaser => "Helen Marsh",
        Actor.Newcomer => "Nell Newcomer",
        Actor.Applicant => "Petra Novak",
        Actor.Returned => "Rhys Price",
        Actor.Asker => "Noor Hussain",
        _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, "has no name"),
    };

    private static string EmailOf(Actor actor) =>
        $"{NameOf(actor).Replace(' ', '.').ToLowerInvariant()}@{(actor is Actor.Asker ? "kirklees" : actor.ToString().ToLowerInvariant())}.example";

    private static async Task<ImportAnswer> CheckImport(RunningDemo demo, OrganisationId organisation)
    {
        var host = demo.As("Jo Bell");
        const string rows = """
            {"reference":"R-1","title":"A row with little in it"}
            {"reference":"R-2","title":"A row whose sector nobody knows","open_to_sectors":"nowhere"}
            """;
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(rows)) { Headers = { ContentType = new("application/x-ndjson") } };
        var job = await host.Post<ImportAnswer>($"/api/opportunities/imports?organisation={organisation}&dryRun=true", file);
        return await Eventually.Gets(async () =>
            await host.Get<ImportAnswer>($"/api/opportunities/imports/{job.Id}") is { State: not (ImportState.Waiting or ImportState.Running) } done ? done : null, "the import is checked");
    }

    private static Task<AppliedAnswer> Apply(RunningDemo demo, Actor actor, string name) =>
        demo.Session(EmailOf(actor), AccountPages.Password).Post<AppliedAnswer>("/api/organisations", new ApplyForOrganisation(
            name, Sector.Charity, Register.CharityCommission, $"{1_150_000 + (int)actor}", null, "Director", [EmailOf(actor).Split('@')[1]], $"privacy@{EmailOf(actor).Split('@')[1]}", null, Ladder.Generic));

    private static async Task<string> ResetLink(RunningDemo demo, Microsoft.Playwright.IBrowser browser)
    {
        await using var person = await Person.At(browser, demo.Url, Screen.Desk);
        await person.Page.GotoAsync("/account/reset");
        await person.Page.GetByLabel("E-mail address").FillAsync(EmailOf(Actor.Newcomer));
        await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        return (await demo.Mails.LinkTo(EmailOf(Actor.Newcomer), "/account/reset/")).Link;
    }

    private static async Task<string> ConfirmLink(RunningDemo demo, Microsoft.Playwright.IBrowser browser)
    {
        const string email = "unconfirmed@newcomer.example";
        await using var person = await Person.At(browser, demo.Url, Screen.Desk);
        await AccountPages.Ask(person, "Una Firmed", email);
        return (await demo.Mails.LinkTo(email, "/account/confirm/")).Link;
    }
}

/// <summary>An application of Sam's, and the opportunity that it is for.</summary>
/// <param name="Ref">Of the application, as in addresses.</param>
/// <param name="Release">Of its release; null while nobody is asked.</param>
public sealed record Hired(HiringByApi Post, string Ref, string? Release)
{
    public string Application => $"/applications/{Ref}";

    public string Opportunity => $"/manage/leeds-city-council/opportunities/{Post.Ref}";

    public string Candidate => $"{Opportunity}/people/{Ref}";

    public string ReleaseAddress => $"/manage/kirklees-council/releases/{Release}";

    public static async Task<Hired> Make(RunningDemo demo, string title, Func<HiringByApi, ApplicationId, Task> goOn, bool send = true)
    {
        var post = await HiringByApi.Posted(demo, title);
        var id = send ? await post.Apply() : (await post.StartApplying()).Id;
        await goOn(post, id);
        var application = await post.Application(id);
        // Home's own people have the release by its reference.
        var release = application.Mine?.Release is { } asked ? await demo.As("Helen Marsh").Get<ReleaseAnswer>($"/api/releases/{asked.Id}") : null;
        return new Hired(post, application.Ref, release?.Ref);
    }
}
