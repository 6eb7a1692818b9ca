using System.Net;
using Secondments.Contracts;
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

        var byEmail = await Said<ListOf<AuditEntryAnswer>>(await client.GetAsync($"/api/audit?who={EmailOf(admin)}&what=organisation.apply"));
        var entry = Assert.Single(byEmail.Items);
        Assert.Equal((organisation.Id.Value, "Ada Applicant", $"person/{admin.Subject}"), (entry.EntityId, entry.ActorName, entry.Actor));
        Assert.Equal("[]", entry.Changes.GetProperty("authority").GetRawText());
        Assert.NotNull(entry.RemoteAddress);
        var byEntity = await Said<ListOf<AuditEntryAnswer>>(await client.GetAsync($"/api/audit?what={organisation.Id}"));
        Assert.Equal(["organisation.verify", "organisation.apply"], byEntity.Items.Select(e => e.Action).Where(a => a != "organisation.note_admin"));
        var before = await Said<ListOf<AuditEntryAnswer>>(await client.GetAsync($"/api/audit?what={organisation.Id}&to={Uri.EscapeDataString(entry.At.ToString("O"))}"));
        Assert.Empty(before.Items);
        await Refused(await client.GetAsync("/api/audit?from=yesterday"), HttpStatusCode.BadRequest);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Verify_Untouched_IsIntactAndSealed(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, _) = await world.Verified();
        var client = world.As(world.Operator);

        await Eventually.Holds(async () => (await Said<ListOf<AuditEntryAnswer>>(await client.GetAsync($"/api/audit?what={organisation.Id}"))).Items.All(e => e.IsSealed), "the entries are sealed");
        var verified = await Said<AuditVerification>(await client.GetAsync("/api/audit/verify"));

        Assert.True(verified.IsIntact, verified.Problem);
        Assert.True(verified.Sealed > 0);
    }
}
