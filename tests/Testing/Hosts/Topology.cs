using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Secondments.Testing.Hosts;

/// <summary>What a module is run on. Nothing in a module knows which.</summary>
public enum Topology
{
    SqliteMemory,
    PostgresMemory,
    SqliteRabbitMq,
    PostgresRabbitMq,
}

public static class TopologyParts
{
    public static bool HasPostgres(this Topology topology) => topology is Topology.PostgresMemory or Topology.PostgresRabbitMq;

    public static bool HasRabbitMq(this Topology topology) => topology is Topology.SqliteRabbitMq or Topology.PostgresRabbitMq;
}

/// <summary>
/// Runs a theory once on each topology: <c>[Theory, Topologies] public async Task Publish_…(Topology topology)</c>. Named ones
/// only, where one of two parts doesn't matter: <c>[Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]</c>.
/// </summary>
public sealed class TopologiesAttribute(params Topology[] only) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. (only.Length > 0 ? only : Enum.GetValues<Topology>()).Select(t => new TheoryDataRow<Topology>(t))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
