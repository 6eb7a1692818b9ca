using System.Net;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Tests.Applications;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Equality;

/// <summary>The equality questions of an application: counted, and never found again.</summary>
public sealed class EqualityServiceTests
{
    private static readonly EqualityRequest Given = new([new("sex", "female"), new("disability", "yes")]);

    [Theory, Topologies]
    public async Task Answered_ByTwelve_AreCountsForTheHostAfterTheMonth(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live(places: 12);
        var answered = await Task.WhenAll(Enumerable.Range(1, 12).Select(async number =>
        {
            var who = await hiring.Person($"p{number}@kirklees.example", hiring.Kirklees);
            var draft = await hiring.Draft(post, who);
            return await Desk.Post(who, $"/api/applications/{draft.Id}/equality", Given);
        }));
        Assert.All(answered, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));

        var path = $"/api/opportunities/equality?organisation={hiring.Leeds.Id}";
        Assert.Empty((await Desk.Read<EqualityFigures>(await hiring.Chooser.GetAsync(path))).Periods);
        hiring.Host.Clock.Advance(TimeSpan.FromDays(32));

        // A token of before is too old now.
        var chooser = await hiring.Person("later@leeds.example", hiring.Leeds, Kernel.MemberRole.Host);
        var period = Assert.Single((await Desk.Read<EqualityFigures>(await chooser.GetAsync(path))).Periods);
        Assert.Equal(12, period.People);
        // Everybody said the same: to show it would tell it of each of them.
        Assert.All(period.Questions.SelectMany(q => q.Answers), a => Assert.Null(a.Count));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Answered_OrSkipped_IsAskedOnce(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var post = await hiring.Live();
        var kim = await hiring.Person("kim@kirklees.example", hiring.Kirklees);
        var (hers, his) = (await hiring.Draft(post, kim), await hiring.Draft(post, hiring.Sam));
        Assert.False((await Questions(kim, hers)).Asked);

        await Hiring.Done(await Desk.Post(kim, $"/api/applications/{hers.Id}/equality", Given));
        await Hiring.Done(await Desk.Post(hiring.Sam, $"/api/applications/{his.Id}/equality", new EqualityRequest()));

        Assert.Equal((true, true), ((await Questions(kim, hers)).Asked, (await Questions(hiring.Sam, his)).Asked));
        foreach (var (who, application) in new[] { (kim, hers), (hiring.Sam, his) })
            Assert.Equal("equality.asked", await Desk.Refused(await Desk.Post(who, $"/api/applications/{application.Id}/equality", Given), HttpStatusCode.Conflict));
        Assert.Equal([1, 1, 1], (await Counts(hiring)).Select(c => c.Count));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Answered_LeavesNoLinkInTheDatabase(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var draft = await hiring.Draft(await hiring.Live(), hiring.Sam);
        var before = await Traces(hiring);

        await Hiring.Done(await Desk.Post(hiring.Sam, $"/api/applications/{draft.Id}/equality", Given, key: "once"));

        // No audit entry, event, follow-up or remembered command says when; the application is as it was.
        Assert.Equal(before, await Traces(hiring));
        Assert.All(await Counts(hiring), c => Assert.Equal((hiring.Leeds.Id.Value, 7), (c.Host, c.Month.Length)));
        // Nothing joins the two: no id, no time, no order.
        var model = hiring.Host.Get<IReads<OpportunitiesDb>>();
        Assert.Equal(["Answer", "Count", "Host", "Month", "Question"], await model.Query(Reader.Public, db => Task.FromResult(Columns<EqualityCountRow>(db))));
        Assert.Equal(["Application"], await model.Query(Reader.Public, db => Task.FromResult(Columns<EqualityAskedRow>(db))));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Questions_AreTheApplicantsAlone_FiguresTheHostsAlone(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var application = await hiring.Submitted(await hiring.Live(), hiring.Sam);
        var path = $"/api/applications/{application.Id}/equality";

        foreach (var other in (HttpClient[])[hiring.Stranger, hiring.Chooser, hiring.Releaser])
        {
            await Desk.Refused(await other.GetAsync(path), HttpStatusCode.NotFound);
            await Desk.Refused(await Desk.Post(other, path, Given), HttpStatusCode.NotFound);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await Desk.Post(hiring.Visitor, path, Given)).StatusCode);
        Assert.Equal("equality.answers", await Desk.Refused(await Desk.Post(hiring.Sam, path, new EqualityRequest([new("sex", "tall")])), HttpStatusCode.UnprocessableEntity));
        Assert.False((await Questions(hiring.Sam, application)).Asked);

        var figures = $"/api/opportunities/equality?organisation={hiring.Leeds.Id}";
        await Desk.Refused(await hiring.Stranger.GetAsync(figures), HttpStatusCode.NotFound);
        await Desk.Refused(await hiring.Sam.GetAsync(figures), HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hiring.Visitor.GetAsync(figures)).StatusCode);
        await Desk.Read<EqualityFigures>(await hiring.Chooser.GetAsync(figures));
    }

    private static async Task<EqualityQuestionsAnswer> Questions(HttpClient who, ApplicationAnswer application) =>
        await Desk.Read<EqualityQuestionsAnswer>(await who.GetAsync($"/api/applications/{application.Id}/equality"));

    private static Task<List<EqualityCountRow>> Counts(Hiring hiring) =>
        hiring.Host.Get<IReads<OpportunitiesDb>>().Query(Reader.Public, db => db.Set<EqualityCountRow>().ToListAsync());

    private static Task<(int, int, int, long)> Traces(Hiring hiring) => hiring.Host.Get<IReads<OpportunitiesDb>>().Query(Reader.Public, async db =>
        (await db.Set<AuditRow>().CountAsync(), await db.Set<OutboxRow>().CountAsync(), await db.Set<CommandRow>().CountAsync(), await db.Set<GrainRow>().SumAsync(g => g.Version)));

    private static List<string> Columns<T>(OpportunitiesDb db) => [.. db.Model.FindEntityType(typeof(T))!.GetProperties().Select(p => p.Name).Order()];
}
