using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Migrations;
using Secondments.Architecture.Tests.Deployment;
using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Testing;

namespace Secondments.Architecture.Tests;

/// <summary>What <c>NextVersion=true</c> plants, which no other build compiles, is still there to update a cluster to.</summary>
public sealed class NextVersionTests
{
    [Fact]
    public async Task Build_OfTheNextVersion_ReadsANewStateAndWritesTheOldOne()
    {
        var (exit, said) = await Checker.Run(
            Repository.Root, "", "dotnet", "build", "services/Opportunities", "--configuration", "Debug", "-p:NextVersion=true", "--no-restore", "-p:RunAnalyzers=false", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-v:quiet");
        Assert.True(exit == 0, said);
        var next = new AssemblyLoadContext("next version").LoadFromAssemblyPath(Repository.PathOf("services", "Opportunities", "bin", "NextVersion", "Debug", "net10.0", "Secondments.Opportunities.dll"));
        var kind = (IGrainKind)Activator.CreateInstance(next.GetType(typeof(OpportunityRules).FullName!, throwOnError: true)!)!;
        var stored = JsonSerializer.SerializeToNode(Post(round: 3), Json.Stored)!.AsObject();

        var newest = kind.Upcasters[1](stored.DeepClone().AsObject());
        var state = newest.Deserialize(kind.StateType, Json.Stored)!;
        var back = kind.Downcasters[2](JsonSerializer.SerializeToNode(state, kind.StateType, Json.Stored)!.AsObject());

        Assert.Equal((2, 1), (kind.SchemaVersion, kind.WrittenVersion));
        Assert.False(JsonNode.DeepEquals(stored, newest));
        Assert.Equal(3, kind.StateType.GetProperty(nameof(Opportunity.Round))!.GetValue(state));
        Assert.True(JsonNode.DeepEquals(stored, back), back.ToJsonString());
        // One a database.
        Assert.Equal(2, next.GetTypes().Count(t => t.IsSubclassOf(typeof(Migration)) && t.Name == "NextVersion"));
        Assert.DoesNotContain(typeof(Opportunity).Assembly.GetTypes(), t => t.Name == "NextVersion");
    }

    private static Opportunity Post(int round) => new(
        new OpportunityId(Guid.CreateVersion7()), "SEC-1", "analyst", new OrganisationId(Guid.CreateVersion7()), OpportunityState.Live, new OpportunityDetails { Title = "Analyst" },
        new Contact("Sam", null), round, Actor.System, SubmittedBy: null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ClosesAt: null, [], Ended: null, [], Imported: null);
}
