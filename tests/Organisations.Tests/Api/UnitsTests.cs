using System.Net;
using System.Net.Http.Json;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Testing.Hosts;
using static Secondments.Organisations.Tests.Api.World;

namespace Secondments.Organisations.Tests.Api;

/// <summary>An organisation's units.</summary>
public sealed class UnitsTests(Worlds worlds)
{
    [Theory, Topologies]
    public async Task Units_AddRenameRetireRestore(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var path = $"/api/organisations/{organisation.Id}/units";
        var client = world.As(admin);

        var unit = await Said<UnitAnswer>(await client.PostAsJsonAsync(path, new UnitRequest(" Housing "), Json.Strict), HttpStatusCode.Created);
        Assert.Equal("unit.taken", (await Refused(await client.PostAsJsonAsync(path, new UnitRequest("Housing"), Json.Strict), HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Equal("unit.incomplete", (await Refused(await client.PostAsJsonAsync(path, new UnitRequest(" "), Json.Strict), HttpStatusCode.UnprocessableEntity)).Code);
        await Said(await client.PostAsJsonAsync($"{path}/{unit.Id}/rename", new UnitRequest("Homes"), Json.Strict), HttpStatusCode.NoContent);
        await Said(await client.PostAsync($"{path}/{unit.Id}/retire", null), HttpStatusCode.NoContent);
        Assert.Equal(new UnitAnswer(unit.Id, "Homes", true), Assert.Single((await Said<UnitsAnswer>(await client.GetAsync(path))).Items));
        await Said(await client.PostAsync($"{path}/{unit.Id}/restore", null), HttpStatusCode.NoContent);
        Assert.False(Assert.Single((await Said<UnitsAnswer>(await client.GetAsync(path))).Items).Retired);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Unit_OfAnother_IsNothing(Topology topology)
    {
        var world = await worlds.On(topology);
        var (one, ada) = await world.Verified();
        var (other, ben) = await world.Verified();
        var unit = await Said<UnitAnswer>(await world.As(ada).PostAsJsonAsync($"/api/organisations/{one.Id}/units", new UnitRequest("Housing"), Json.Strict), HttpStatusCode.Created);

        Assert.Equal("unit.not_found", (await Refused(await world.As(ben).PostAsync($"/api/organisations/{other.Id}/units/{unit.Id}/retire", null), HttpStatusCode.NotFound)).Code);
        Assert.False(Assert.Single((await Said<UnitsAnswer>(await world.As(ada).GetAsync($"/api/organisations/{one.Id}/units"))).Items).Retired);
    }
}
