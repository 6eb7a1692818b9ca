using System.Net;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Testing;
using Secondments.Testing.Hosts;
using static Secondments.Organisations.Tests.Api.World;

namespace Secondments.Organisations.Tests.Api;

/// <summary>A person's own profile.</summary>
public sealed class PeopleTests(Worlds worlds)
{
    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Profile_PutThenGet_IsAsWritten(Topology topology)
    {
        var world = await worlds.On(topology);
        var client = world.As(await world.Person("Jo Field"));
        var profile = new ProfileRequest("Analyst", "Ten years of rates.", Sector.Public, 4, Ladder.CivilService, new Place("Leeds", "LS1 1UR", 53.8, -1.55),
            [new ProfileSkill("SQL", SkillLevel.Expert, "Every day")], [new ProfileWork("Officer", "Kirklees Council", "2019-04", null, "Rates")]);
        var before = await Said<ProfileAnswer>(await client.GetAsync("/api/people/me"));

        await Said(await MembersTests.Put(client, "/api/people/me", profile, $"\"{before.Version}\""), HttpStatusCode.NoContent);

        var after = await Said<ProfileAnswer>(await client.GetAsync("/api/people/me"));
        Assert.Equal(("Jo Field", "Analyst", 4, profile.Location), (after.Name, after.Headline, after.Band, after.Location));
        Assert.Equal(profile.Skills, after.Skills);
        Assert.Equal(profile.Work, after.Work);
        await Refused(await MembersTests.Put(client, "/api/people/me", profile, $"\"{before.Version}\""), HttpStatusCode.PreconditionFailed);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Profile_Wrong_PointsAtEach(Topology topology)
    {
        var world = await worlds.On(topology);
        var client = world.As(await world.Person("Jo Field"));
        var wrong = new ProfileRequest(Band: 12, Location: new Place("Leeds", null, 153.8, 1), Skills: [new ProfileSkill("SQL"), new ProfileSkill("sql"), new ProfileSkill()],
            Work: [new ProfileWork("Officer", null, "2020-05", "2019-01"), new ProfileWork("Later", null, "9999-12")]);

        var refused = await Refused(await MembersTests.Put(client, "/api/people/me", wrong, "*"), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["/band", "/location", "/skills/2/name", "/skills/1/name", "/work/0/to", "/work/1/from"], refused.Errors!.Select(e => e.Pointer));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Profile_PreferencesAndAdjustments_AreTheirsAlone(Topology topology)
    {
        var world = await worlds.On(topology);
        var client = world.As(await world.Person("Jo Field"));
        var profile = new ProfileRequest(
            Preferences: new ProfilePreferences([OpportunityKind.Short, OpportunityKind.Expert], [Purpose.CapacityBuilding], WorkingPattern.PartTime, 2.5m, new DateOnly(2027, 3, 1), "Not Fridays"),
            Adjustments: "A quiet room");

        await Said(await MembersTests.Put(client, "/api/people/me", profile, "*"), HttpStatusCode.NoContent);

        var mine = await Said<ProfileAnswer>(await client.GetAsync("/api/people/me"));
        Assert.Equal(("A quiet room", "Not Fridays", 2.5m), (mine.Adjustments, mine.Preferences!.Note, mine.Preferences.DaysPerWeek));
        Assert.Equal(profile.Preferences!.Kinds!.Order(), mine.Preferences.Kinds!);
        Assert.NotNull(mine.ChangedAt);
        // A colleague asks for themselves, whatever address they try.
        var other = await Said<ProfileAnswer>(await world.As(await world.Person("Al Other")).GetAsync("/api/people/me"));
        Assert.Equal((null, null), (other.Adjustments, other.Preferences));
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Preferences_Wrong_PointAtEach(Topology topology)
    {
        var world = await worlds.On(topology);
        var client = world.As(await world.Person("Jo Field"));
        var wrong = new ProfileRequest(Preferences: new ProfilePreferences(DaysPerWeek: 0.3m, From: new DateOnly(9999, 1, 1), Note: new string('n', 501)), Adjustments: new string('a', 2001));

        var refused = await Refused(await MembersTests.Put(client, "/api/people/me", wrong, "*"), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["/preferences/daysPerWeek", "/preferences/from", "/preferences/note", "/adjustments"], refused.Errors!.Select(e => e.Pointer));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Account_Deleted_ErasesThePerson(Topology topology)
    {
        var world = await worlds.On(topology);
        var jo = await world.Person("Jo Field");
        await world.Host.Tenants.Tell(jo.Subject, new PersonContactChanged(jo.Person, "", "") { Removed = true });

        await Eventually.Holds(async () => (await Said<ProfileAnswer>(await world.As(jo).GetAsync("/api/people/me"))).Name is null, "the name is gone");
        Assert.Equal("person.erased", (await Refused(await MembersTests.Put(world.As(jo), "/api/people/me", new ProfileRequest("Back"), "*"), HttpStatusCode.Gone)).Code);
    }

    [Theory, Topologies]
    public async Task Erased_Member_IsNobodyInTheirOrganisation(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var jo = await world.Member(organisation, admin, "Jo Field", MemberRole.Host);
        await world.Invited(organisation, admin, "still.waiting@people.example.org");
        Assert.Contains(EmailOf(jo), await world.As(admin).GetStringAsync($"/api/organisations/{organisation.Id}/invitations"));

        await world.Host.Tenants.Tell(jo.Subject, new PersonContactChanged(jo.Person, "", "") { Removed = true });

        await Eventually.Holds(async () =>
            !(await world.As(admin).GetStringAsync($"/api/organisations/{organisation.Id}/members")).Contains(jo.Subject.ToString(), StringComparison.Ordinal), "they are a member no more");
        await Eventually.Holds(async () =>
            !(await world.As(admin).GetStringAsync($"/api/organisations/{organisation.Id}/invitations")).Contains(EmailOf(jo), StringComparison.Ordinal), "their invitation has no address");
        // Others' are as they were.
        Assert.Contains("still.waiting@people.example.org", await world.As(admin).GetStringAsync($"/api/organisations/{organisation.Id}/invitations"));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task MyData_IsAllAndOnlyTheirs_AndTheSameTwice(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var jo = await world.Member(organisation, admin, "Jo Field", MemberRole.Host);
        await world.Member(organisation, admin, "Al Other");
        await Said(await MembersTests.Put(world.As(jo), "/api/people/me", new ProfileRequest("Analyst", Adjustments: "A quiet room"), "*"), HttpStatusCode.NoContent);
        await world.Belongs(jo, organisation.Id);

        var text = await world.As(jo).GetStringAsync("/api/people/me/my-data");
        var data = await Said<MyOrganisationsData>(await world.As(jo).GetAsync("/api/people/me/my-data"));

        Assert.Equal(("Jo Field", "A quiet room"), (data.Profile.Name, data.Profile.Adjustments));
        Assert.Equal(organisation.Id, Assert.Single(data.Memberships).Organisation);
        Assert.Equal(organisation.Id, Assert.Single(data.Invitations).Organisation);
        Assert.Contains(data.Audit, a => a is { Action: "person.write_profile", By: "you" } && a.Changed.Contains("profile"));
        Assert.DoesNotContain(admin.Subject.ToString(), text);
        Assert.DoesNotContain("Al Other", text);
        Assert.Equal(text, await world.As(jo).GetStringAsync("/api/people/me/my-data"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Host.Visitor().GetAsync("/api/people/me/my-data")).StatusCode);
    }
}
