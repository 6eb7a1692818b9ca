using System.Net;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Erasures;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Tests.Applications;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Erasing;

/// <summary>An applicant is erased: at once, again after a restore, and for good when the law's date has come.</summary>
public sealed class ErasingServiceTests
{
    private static readonly string[] Words = ["lee@kirklees.example", "To learn how housing works", "Words for Alex alone", "alex@kirklees.example"];

    [Theory, Topologies]
    public async Task Erased_Applicant_IsNowhereInUse(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var (lee, post, application) = await Applied(hiring);
        var release = await hiring.Release(hiring.Host.As(lee), application.Id);

        await Tell(hiring, lee);

        await Eventually.Holds(async () => (await hiring.Chooser.GetAsync($"/api/applications/{application.Id}")).StatusCode is HttpStatusCode.NotFound, "the host has lost it");
        Assert.Empty((await Desk.Read<ListOf<CandidateListItem>>(await hiring.Chooser.GetAsync($"/api/opportunities/{post.Id}/applications"))).Items);
        await Eventually.Holds(async () => (await hiring.Releaser.GetAsync($"/api/releases/{release}")).StatusCode is HttpStatusCode.NotFound, "home has lost it");
        foreach (var path in (string[])["/api/applications", "/api/applications/my-data"])
            Assert.DoesNotContain(application.Id.ToString(), await hiring.Host.As(lee).GetStringAsync(path));
        Assert.Equal("application.not_found", await Desk.Refused(
            await Desk.Post(hiring.Chooser, $"/api/applications/{application.Ref}/shortlist", new ShortlistRequest()), HttpStatusCode.NotFound));
        // What they wrote stands in the one state that is held for the law, and in no row that anything reads.
        var holding = (await States(hiring)).Where(s => Words.Any(w => s.State.Contains(w, StringComparison.Ordinal))).ToList();
        Assert.Equal((application.Id.Value, "application"), Assert.Single(holding.Select(s => (s.Id, s.Kind))));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Erased_SixYearsOn_NothingIsLeftAnywhere(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var (lee, _, application) = await Applied(hiring);
        await Tell(hiring, lee);
        await Eventually.Holds(async () => (await hiring.Chooser.GetAsync($"/api/applications/{application.Id}")).StatusCode is HttpStatusCode.NotFound, "erased");

        hiring.Host.Clock.Advance(TimeSpan.FromDays(6 * 366));

        await Eventually.Holds(async () => (await States(hiring)).All(s => Words.All(w => !s.State.Contains(w, StringComparison.Ordinal))), "nothing is left");
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Kept_Draft_AYearUntouched_IsEmptied(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var draft = await hiring.Draft(await hiring.Live(), hiring.Sam);
        await Hiring.Done(await Desk.Put(hiring.Sam, $"/api/applications/{draft.Id}", new ApplicationAnswers(Why: "To learn how housing works"), "*"));

        hiring.Host.Clock.Advance(TimeSpan.FromDays(367));

        await Eventually.Holds(async () => (await States(hiring)).All(s => !s.State.Contains("To learn how", StringComparison.Ordinal)), "the draft is emptied");
        Assert.DoesNotContain(await States(hiring), s => s.Id == draft.Id.Value && s.State.Contains("sam@kirklees.example", StringComparison.Ordinal));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Kept_Sent_SixYearsOn_IsEmptiedWithItsRelease(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var application = await hiring.Submitted(await hiring.Live(), hiring.Sam);
        await hiring.Release(hiring.Sam, application.Id);

        hiring.Host.Clock.Advance(TimeSpan.FromDays(5 * 365));
        await Eventually.Holds(async () => (await States(hiring)).Any(s => s.Id == application.Id.Value && s.State.Contains("To learn how", StringComparison.Ordinal)), "still kept");
        hiring.Host.Clock.Advance(TimeSpan.FromDays(3 * 366));

        await Eventually.Holds(async () => (await States(hiring)).All(s => Words.All(w => !s.State.Contains(w, StringComparison.Ordinal))), "emptied");
    }

    /// <summary>As after the restore of a backup from before the erasure: the databases know the person, the ledger knows better.</summary>
    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Start_WithAnErasureInTheLedger_ErasesBeforeTheFirstRequest(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var (lee, post, application) = await Applied(hiring);
        hiring.Host.Get<ErasureLedger>().Append(new Erasure(lee.Person, hiring.Host.Clock.GetUtcNow()));
        Assert.Contains(application.Id.ToString(), await hiring.Chooser.GetStringAsync($"/api/opportunities/{post.Id}/applications"));

        await hiring.Host.Restart();
        var first = await hiring.Chooser.GetAsync($"/api/applications/{application.Id}");
        await hiring.Host.Restart();

        Assert.Equal(HttpStatusCode.NotFound, first.StatusCode);
        Assert.Empty((await Desk.Read<ListOf<CandidateListItem>>(await hiring.Chooser.GetAsync($"/api/opportunities/{post.Id}/applications"))).Items);
        Assert.Empty(await hiring.Host.Get<IReads<OpportunitiesDb>>().Query(Reader.Public, db => db.Set<ContactCopy>().Where(c => c.Email == "lee@kirklees.example").ToListAsync()));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task MyData_IsWhatTheyMayRead_AndTheSameTwice(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var application = await hiring.Submitted(await hiring.Live(), hiring.Sam);
        await hiring.Release(hiring.Sam, application.Id);
        await Hiring.Done(await Desk.Post(hiring.Chooser, $"/api/applications/{application.Id}/note", new NoteRequest("a-note-of-the-hosts")));

        var data = await Desk.Read<MyApplicationsData>(await hiring.Sam.GetAsync("/api/applications/my-data"));
        var text = await hiring.Sam.GetStringAsync("/api/applications/my-data");

        var mine = Assert.Single(data.Applications);
        Assert.Equal(("To learn how housing works.", "Analyst"), (mine.Application.Mine!.Answers.Why, mine.Application.Mine.Profile!.JobTitle));
        Assert.Equal(mine.Application.Since.AddYears(6), mine.KeptUntil);
        Assert.Contains(data.Audit, a => a is { Action: "application.submit_application", By: "you" });
        Assert.DoesNotContain("a-note-of-the-hosts", text);
        Assert.Equal(text, await hiring.Sam.GetStringAsync("/api/applications/my-data"));
        foreach (var other in (HttpClient[])[hiring.Stranger, hiring.Chooser, hiring.Releaser])
            Assert.Empty((await Desk.Read<MyApplicationsData>(await other.GetAsync("/api/applications/my-data"))).Applications);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hiring.Visitor.GetAsync("/api/applications/my-data")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await hiring.Poster.GetAsync("/api/applications/my-data")).StatusCode);
    }

    private static async Task<(TestCaller Lee, OpportunityStanding Post, ApplicationAnswer Application)> Applied(Hiring hiring)
    {
        var lee = await hiring.Host.Tenants.Person("lee", hiring.Kirklees);
        await hiring.Host.Tenants.Tell(lee.Subject, new PersonContactChanged(lee.Person, "lee", "lee@kirklees.example"));
        var post = await hiring.Live();
        return (lee, post, await hiring.Submitted(post, hiring.Host.As(lee)));
    }

    private static Task Tell(Hiring hiring, TestCaller person) =>
        hiring.Host.Tenants.Tell(person.Subject, new PersonContactChanged(person.Person, "", "") { Removed = true });

    private static Task<List<GrainRow>> States(Hiring hiring) =>
        hiring.Host.Get<IReads<OpportunitiesDb>>().Query(Reader.Public, db => db.Set<GrainRow>().ToListAsync());
}
