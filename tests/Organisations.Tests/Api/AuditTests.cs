using System.Net;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Testing;
using Secondments.Testing.Hosts;
using static Secondments.Organisations.Tests.Api.World;

namespace Secondments.Organisations.Tests.Api;

/// <summary>The operator reads what was done, by whom, and that nobody changed it since.</summary>
public sealed class AuditTests(Worlds worlds)
{
    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Search_ByWhoAndWhat_FindsTheEntryWithoutPersonalValues(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var client = world.As(world.Operator);

        var byActor = await Said<ListOf<AuditEntryAnswer>>(await client.GetAsync($"/api/organisations/audit?who={admin.Subject}&what=organisation.apply"));
        var entry = Assert.Single(byActor.Items);
        Assert.Equal((organisation.Id.Value, $"person/{admin.Subject}"), (entry.EntityId, entry.Actor));
        Assert.Equal("[]", entry.Changes.GetProperty("authority").GetRawText());
        Assert.NotNull(entry.RemoteAddress);
        var byEntity = await Said<ListOf<AuditEntryAnswer>>(await client.GetAsync($"/api/organisations/audit?entity={organisation.Id}"));
        Assert.Equal(["organisation.verify", "organisation.apply"], byEntity.Items.Select(e => e.Action).Where(a => a != "organisation.note_admin"));
        var byOrganisation = await Said<ListOf<AuditEntryAnswer>>(await client.GetAsync($"/api/organisations/audit?organisation={organisation.Id}&what=organisation.apply"));
        Assert.Equal(entry.Id, Assert.Single(byOrganisation.Items).Id);
        var before = await Said<ListOf<AuditEntryAnswer>>(await client.GetAsync($"/api/organisations/audit?entity={organisation.Id}&to={Uri.EscapeDataString(entry.At.ToString("O"))}"));
        Assert.Empty(before.Items);
        await Refused(await client.GetAsync("/api/organisations/audit?from=yesterday"), HttpStatusCode.BadRequest);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Verify_Untouched_IsIntactAndSealed(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, _) = await world.Verified();
        var client = world.As(world.Operator);

        await Eventually.Holds(async () => (await Said<ListOf<AuditEntryAnswer>>(await client.GetAsync($"/api/organisations/audit?entity={organisation.Id}"))).Items.All(e => e.IsSealed), "the entries are sealed");
        var verified = await Said<AuditVerification>(await client.GetAsync("/api/organisations/audit/verify"));

        Assert.True(verified.IsIntact, verified.Problem);
        Assert.True(verified.Sealed > 0);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task People_ByIdOrAddress_HaveTheNamesThatTheAuditLeavesOut(Topology topology)
    {
        var world = await worlds.On(topology);
        var (_, admin) = await world.Verified();
        var client = world.As(world.Operator);

        var byId = await Said<List<PersonFound>>(await client.GetAsync($"/api/operator/people?id={admin.Subject}&id={Guid.CreateVersion7()}"));
        var byEmail = await Said<List<PersonFound>>(await client.GetAsync($"/api/operator/people?email={EmailOf(admin).ToUpperInvariant()}"));

        Assert.Equal([new PersonFound(admin.Person, "Ada Applicant", EmailOf(admin))], byId);
        Assert.Equal(byId, byEmail);
        Assert.Empty(await Said<List<PersonFound>>(await client.GetAsync("/api/operator/people")));
        await Refused(await client.GetAsync("/api/operator/people?id=7"), HttpStatusCode.BadRequest);
    }
}
