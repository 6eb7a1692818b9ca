using System.Net;
using System.Net.Http.Json;
using Secondments.Contracts.Activity.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;
using Secondments.Testing;
using Secondments.Testing.Hosts;
using static Secondments.Organisations.Tests.Api.World;

namespace Secondments.Organisations.Tests.Api;

/// <summary>What was done in an organisation, for its admins and nobody else.</summary>
public sealed class ActivityTests(Worlds worlds)
{
    [Theory, Topologies]
    public async Task Activity_IsTheOrganisationsOwnNewestFirst(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var (other, ben) = await world.Verified();
        await Said(await world.As(admin).PostAsJsonAsync($"/api/organisations/{organisation.Id}/units", new UnitRequest("Housing"), Json.Strict), HttpStatusCode.Created);
        await Said(await world.As(ben).PostAsJsonAsync($"/api/organisations/{other.Id}/units", new UnitRequest("Parks"), Json.Strict), HttpStatusCode.Created);
        await Said(await world.As(ben).PostAsJsonAsync($"/api/organisations/{other.Id}/partners", new AskPartnerRequest(organisation.Slug, "a word for their admins"), Json.Strict), HttpStatusCode.NoContent);

        var answer = await world.As(admin).GetAsync(Path(organisation));
        var text = await answer.Content.ReadAsStringAsync();
        var seen = (await Said<ActivityAnswer>(answer)).Items;
        Assert.Equal(["partnership.ask_partner", "organisation.add_unit"], seen.Take(2).Select(e => e.Action));
        Assert.Equal((ben.Subject, admin.Subject), (seen[0].ActorId, seen[1].ActorId));
        Assert.DoesNotContain("a word for", text, StringComparison.Ordinal);
        Assert.DoesNotContain(seen, e => e.Action is "organisation.note_admin" or "organisation.tell_admins");
        Assert.Single((await Lines(world, ben, other)).Items, e => e.Action == "organisation.add_unit");
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Activity_FiltersAndPages(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        for (var i = 0; i < 5; i++)
            await Said(await world.As(admin).PostAsJsonAsync($"/api/organisations/{organisation.Id}/units", new UnitRequest($"Unit {i}"), Json.Strict), HttpStatusCode.Created);

        var byUnit = await Lines(world, admin, organisation, "&what=organisation.add_unit");
        Assert.Equal((5, false), (byUnit.Items.Count, byUnit.HasMore));
        var first = await Lines(world, admin, organisation, "&what=organisation.add_unit&size=3");
        Assert.Equal((3, true), (first.Items.Count, first.HasMore));
        var second = await Lines(world, admin, organisation, $"&what=organisation.add_unit&size=3&before={first.Items[^1].Id}");
        Assert.Equal(byUnit.Items.Select(e => e.Id), first.Items.Concat(second.Items).Select(e => e.Id));
        Assert.Equal(5, (await Lines(world, admin, organisation, $"&what=organisation&who={admin.Subject}")).Items.Count(e => e.Action == "organisation.add_unit"));
        Assert.Empty((await Lines(world, admin, organisation, $"&who={world.Operator.Subject}&what=organisation.add_unit")).Items);
        Assert.Empty((await Lines(world, admin, organisation, "&to=2020-01-01T00:00:00Z")).Items);
        Assert.Empty((await Lines(world, admin, organisation, "&what=person")).Items);
        await Refused(await world.As(admin).GetAsync(Path(organisation, "&who=somebody")), HttpStatusCode.BadRequest);
        await Refused(await world.As(admin).GetAsync(Path(organisation, "&size=1000")), HttpStatusCode.BadRequest);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Activity_OfOthers_IsNothing(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var (_, stranger) = await world.Verified();
        var staff = await world.Member(organisation, admin, "Sam Staff");

        Assert.Equal("organisation.not_found", (await Refused(await world.As(stranger).GetAsync(Path(organisation)), HttpStatusCode.NotFound)).Code);
        Assert.Equal("organisation.wrong_role", (await Refused(await world.As(staff).GetAsync(Path(organisation)), HttpStatusCode.Forbidden)).Code);
        await Refused(await world.Host.Visitor().GetAsync(Path(organisation)), HttpStatusCode.Unauthorized);
        await Said(await world.As(admin).GetAsync(Path(organisation)), HttpStatusCode.OK);
        await Said(await world.As(admin).DeleteAsync($"/api/organisations/{organisation.Id}/members/{staff.Subject}"), HttpStatusCode.NoContent);
        await Eventually.Holds(async () => (await world.As(staff).GetAsync(Path(organisation))).StatusCode is HttpStatusCode.NotFound, "a former member sees nothing");
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Names_AreOfOnesOwnPeople(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var (_, stranger) = await world.Verified();
        var jo = await world.Member(organisation, admin, "Jo Field");
        var path = $"/api/organisations/{organisation.Id}/names";

        var names = await Said<List<MemberName>>(await world.As(admin).GetAsync($"{path}?member={jo.Subject}&member={stranger.Subject}"));
        Assert.Equal((jo.Subject, "Jo Field", false), (Assert.Single(names).Member, names[0].Name, names[0].Left));
        Assert.Equal(jo.Subject, Assert.Single(await Said<List<MemberName>>(await world.As(admin).GetAsync($"{path}?email={EmailOf(jo)}"))).Member);
        Assert.Empty(await Said<List<MemberName>>(await world.As(admin).GetAsync($"{path}?email={EmailOf(stranger)}")));
        await Said(await world.As(admin).DeleteAsync($"/api/organisations/{organisation.Id}/members/{jo.Subject}"), HttpStatusCode.NoContent);
        await Eventually.Holds(async () => (await Said<List<MemberName>>(await world.As(admin).GetAsync($"{path}?member={jo.Subject}"))).SingleOrDefault() is { Left: true, Name: null }, "they have left");
    }

    /// <summary>A line that nothing writes would never be missed.</summary>
    [Fact]
    public void Actions_AreThoseOfCommandsThatAreThere()
    {
        var commands = typeof(Organisation).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ICommand)) && !t.IsAbstract)
            .Select(t => string.Concat(t.Name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"))).ToHashSet();

        Assert.Equal([], OrganisationActivity.Actions.Keys.Where(a => !commands.Contains(a.Split('.')[1])));
    }

    private static string Path(AppliedAnswer organisation, string more = "") => $"/api/organisations/activity?organisation={organisation.Id}{more}";

    private static async Task<ActivityAnswer> Lines(World world, TestCaller by, AppliedAnswer organisation, string more = "") =>
        await Said<ActivityAnswer>(await world.As(by).GetAsync(Path(organisation, more)));
}
