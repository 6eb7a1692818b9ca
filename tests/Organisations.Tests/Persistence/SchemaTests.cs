using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;
using Secondments.Organisations.Persistence;
using Secondments.Testing.Hosts;

namespace Secondments.Organisations.Tests.Persistence;

/// <summary>Where several processes share a database, migrating it is a step of its own.</summary>
public sealed class SchemaTests
{
    private static readonly Dictionary<string, string?> Apart = new() { ["Database:Migrate"] = "false" };

    [Theory]
    [InlineData(Topology.SqliteMemory)]
    [InlineData(Topology.PostgresMemory)]
    public async Task Start_BeforeTheMigration_IsRefused(Topology topology)
    {
        var refused = await Assert.ThrowsAsync<SchemaException>(() => ServiceHost.Start(new ServiceHostOptions(topology, [new OrganisationsModule()]) { Settings = Apart }));

        Assert.Contains("migrate", refused.Message);
    }

    [Theory]
    [InlineData(Topology.SqliteMemory, "20991231000000_MorePlaces", true)]
    [InlineData(Topology.SqliteMemory, "20991231000000_ContractPlaces", false)]
    [InlineData(Topology.PostgresMemory, "20991231000000_MorePlaces", true)]
    [InlineData(Topology.PostgresMemory, "20991231000000_ContractPlaces", false)]
    public async Task Start_BesideANewerVersion_GoesOnUntilThatTakesSomethingAway(Topology topology, string migration, bool starts)
    {
        await using var host = await ServiceHost.Start(new ServiceHostOptions(topology, [new OrganisationsModule()]));
        await using (var db = host.Get<ServiceDatabase<OrganisationsDb>>().Open())
        {
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ({migration}, '10')""", TestContext.Current.CancellationToken);
        }

        var database = host.Get<ServiceDatabase<OrganisationsDb>>();
        if (starts) await database.RefuseUnfit(TestContext.Current.CancellationToken);
        else await Assert.ThrowsAsync<SchemaException>(() => database.RefuseUnfit(TestContext.Current.CancellationToken));
        // Whoever takes an update of a cluster back migrates with the version before; one process by itself never goes back.
        if (starts && topology is Topology.PostgresMemory) await database.Migrate(TestContext.Current.CancellationToken);
        else await Assert.ThrowsAsync<NewerDataException>(() => database.Migrate(TestContext.Current.CancellationToken));
    }
}
