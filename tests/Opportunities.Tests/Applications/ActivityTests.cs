using System.Net;
using Secondments.Contracts.Activity.Api;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Opportunities.Views;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Applications;

/// <summary>What was done, for the admins of the organisation that did it.</summary>
public sealed class ActivityTests
{
    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Activity_OfAnApplication_IsTheHostsAlone(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var admin = await hiring.Person("ada@leeds.example", hiring.Leeds, MemberRole.Admin);
        var homeAdmin = await hiring.Person("helen@kirklees.example", hiring.Kirklees, MemberRole.Admin);
        var post = await hiring.Live();
        var application = await hiring.Submitted(post, hiring.Sam);
        await Hiring.Done(await Desk.Post(hiring.Chooser, $"/api/applications/{application.Id}/shortlist", new ShortlistRequest()));
        await Hiring.Done(await Desk.Post(hiring.Chooser, $"/api/applications/{application.Id}/note", new NoteRequest("For our own eyes.")));
        await hiring.Release(hiring.Sam, application.Id);

        var atHost = (await Read(admin, hiring.Leeds)).Items.Select(e => e.Action).ToList();
        Assert.Equal(["application.shortlist_application", "application.submit_application", "opportunity.publish", "opportunity.create_draft"], atHost);
        var atHome = (await Read(homeAdmin, hiring.Kirklees)).Items.Select(e => e.Action).ToList();
        Assert.Equal(["release.request_release"], atHome);
        Assert.Equal(HttpStatusCode.NotFound, (await hiring.Stranger.GetAsync(Path(hiring.Leeds))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await hiring.Chooser.GetAsync(Path(hiring.Leeds))).StatusCode);
    }

    /// <summary>A line that nothing writes would never be missed.</summary>
    [Fact]
    public void Actions_AreThoseOfCommandsThatAreThere()
    {
        var commands = typeof(Opportunity).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ICommand)) && !t.IsAbstract)
            .Select(t => string.Concat(t.Name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"))).ToHashSet();

        Assert.Equal([], OpportunityActivity.Actions.Keys.Where(a => !commands.Contains(a.Split('.')[1])));
    }

    private static string Path(TestOrganisation organisation) => $"/api/opportunities/activity?organisation={organisation.Id}";

    private static async Task<ActivityAnswer> Read(HttpClient admin, TestOrganisation organisation) => await Desk.Read<ActivityAnswer>(await admin.GetAsync(Path(organisation)));
}
