using System.Net;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Hosting.Mails;
using Secondments.Kernel;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Applications;

/// <summary>A running service with a host that chooses, a home whose staff apply, and somebody who has nothing to do with either.</summary>
internal sealed class Hiring : IAsyncDisposable
{
    private Hiring(ServiceHost host) => Host = host;

    public ServiceHost Host { get; }
    public TestOrganisation Leeds { get; private set; } = null!;
    public TestOrganisation Kirklees { get; private set; } = null!;
    public TestOrganisation Elsewhere { get; private set; } = null!;
    public HttpClient Poster { get; private set; } = null!;
    public HttpClient Chooser { get; private set; } = null!;
    public HttpClient Releaser { get; private set; } = null!;
    public HttpClient Sam { get; private set; } = null!;
    public HttpClient Stranger { get; private set; } = null!;
    public HttpClient Visitor { get; private set; } = null!;

    public static async Task<Hiring> Open(Topology topology, bool managerDecides = false)
    {
        var hiring = new Hiring(await ServiceHost.Start(topology, new OpportunitiesModule()));
        var tenants = hiring.Host.Tenants;
        hiring.Leeds = await tenants.Organisation("Leeds City Council");
        hiring.Kirklees = await tenants.Organisation(
            "Kirklees Council", Sector.Public, new OrganisationPolicies(ManagerAnswerIsFinal: managerDecides), "kirklees.example");
        hiring.Elsewhere = await tenants.Organisation("Elsewhere Trust");
        hiring.Poster = hiring.Host.As(await tenants.Client("poster", hiring.Leeds, MemberRole.Host));
        hiring.Chooser = await hiring.Person("jo@leeds.example", hiring.Leeds, MemberRole.Host);
        hiring.Releaser = await hiring.Person("hr@kirklees.example", hiring.Kirklees, MemberRole.Releaser);
        hiring.Sam = await hiring.Person("sam@kirklees.example", hiring.Kirklees);
        hiring.Stranger = await hiring.Person("x@elsewhere.example", hiring.Elsewhere, MemberRole.Host, MemberRole.Admin, MemberRole.Releaser);
        hiring.Visitor = hiring.Host.Visitor();
        return hiring;
    }

    /// <summary>Somebody with an account and a confirmed address.</summary>
    public async Task<HttpClient> Person(string email, TestOrganisation organisation, params IReadOnlyList<MemberRole> roles)
    {
        var person = await Host.Tenants.Person(email, organisation, roles);
        await Host.Tenants.Tell(Guid.CreateVersion7(), new PersonContactChanged(person.Person, Name(email), email));
        return Host.As(person);
    }

    public static string Name(string email) => email[..email.IndexOf('@')];

    public async Task<OpportunityStanding> Live(int places = 1)
    {
        var today = DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);
        var details = Given.Complete with { NumberOfPlaces = places, ClosingDate = today.AddDays(20), EarliestStart = today.AddDays(60) };
        var draft = await Desk.Read<OpportunityStanding>(
            await Desk.Post(Poster, "/api/opportunities", new CreateOpportunity(Leeds.Id, details)), HttpStatusCode.Created);
        return await Desk.Read<OpportunityStanding>(await Desk.Post(Poster, $"/api/opportunities/{draft.Id}/publish"));
    }

    public async Task<ApplicationAnswer> Draft(OpportunityStanding post, HttpClient who)
    {
        ApplicationAnswer? started = null;
        // The account is told to the service by an event, which may be on its way.
        await Eventually.Passes(async () =>
            started = await Desk.Read<ApplicationAnswer>(await Desk.Post(who, $"/api/opportunities/{post.Id}/applications", new StartApplicationRequest()), HttpStatusCode.Created));
        return started!;
    }

    public async Task<ApplicationAnswer> Submitted(OpportunityStanding post, HttpClient who, WhenToAskManager ask = WhenToAskManager.Now, string manager = "alex@kirklees.example")
    {
        var draft = await Draft(post, who);
        var answers = new ApplicationAnswers(
            Why: "To learn how housing works.", ManagerName: "Alex Hill", ManagerEmail: manager, LinesToManager: "Words for Alex alone.", AskManager: ask);
        await Done(await Desk.Put(who, $"/api/applications/{draft.Id}", answers, "*"));
        await Done(await Desk.Post(who, $"/api/applications/{draft.Id}/submit", new SubmitApplicationRequest(new ProfileSnapshot("Analyst", Band: 5))));
        return await Read(who, draft.Id);
    }

    /// <summary>Offered, and released by home.</summary>
    public async Task<ApplicationAnswer> Offered(OpportunityStanding post, HttpClient who)
    {
        var application = await Submitted(post, who);
        await Done(await Desk.Post(Chooser, $"/api/applications/{application.Id}/shortlist", new ShortlistRequest()));
        await Done(await Desk.Post(Chooser, $"/api/applications/{application.Id}/offer", new OfferRequest()));
        var release = await Release(who, application.Id);
        await Done(await Desk.Post(Releaser, $"/api/releases/{release}/grant", new GrantReleaseRequest()));
        return await Await(who, application.Id, a => a.Allowed.Contains("accept"), "released");
    }

    public async Task<ApplicationAnswer> Read(HttpClient who, ApplicationId id) => await Desk.Read<ApplicationAnswer>(await who.GetAsync($"/api/applications/{id}"));

    public async Task<ApplicationAnswer> Await(HttpClient who, ApplicationId id, Func<ApplicationAnswer, bool> condition, string what)
    {
        ApplicationAnswer? read = null;
        await Eventually.Holds(async () => condition(read = await Read(who, id)), what);
        return read!;
    }

    /// <summary>The release that followed from the application.</summary>
    public async Task<ReleaseId> Release(HttpClient applicant, ApplicationId id) =>
        (await Await(applicant, id, a => a.Mine!.Release is not null, "home is asked")).Mine!.Release!.Id;

    /// <summary>The newest mail to an address, by a part of its subject.</summary>
    public Task<MailMessageView> Mail(string to, string subject) => Eventually.Gets(() =>
    {
        var folder = Host.Get<MailFolder>();
        var found = folder.List(500, to).FirstOrDefault(m => m.Subject.Contains(subject, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(found is null ? null : folder.Read(found.Id));
    }, $"a mail to {to} about «{subject}»");

    /// <summary>What stands in the line manager's link.</summary>
    public async Task<string> Token(string manager = "alex@kirklees.example") =>
        (await Mail(manager, "asks for your answer")).Links.Single(l => l.Contains("/release/", StringComparison.Ordinal)).Split("/release/")[1];

    public static async Task Done(HttpResponseMessage response) =>
        Assert.True(response.StatusCode is HttpStatusCode.NoContent, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
