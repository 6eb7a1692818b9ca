using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Architecture.Tests.Planted;
using Secondments.Architecture.Tests.Reading;
using Secondments.Architecture.Tests.Snapshots;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Modules;
using Secondments.Testing.Hosts;

namespace Secondments.Architecture.Tests;

/// <summary>Rules that only a running host can show: all modules in one process, as the standalone runs them.</summary>
public sealed class HostTests
{
    public static IReadOnlyList<Module> Modules =>
    [
        .. Ours.Types.Where(t => t.IsSubclassOf(typeof(Module)) && !t.IsAbstract && t.GetConstructor(Type.EmptyTypes) is not null)
            .OrderBy(t => t.FullName, StringComparer.Ordinal).Select(t => (Module)Activator.CreateInstance(t)!),
    ];

    [Fact]
    public async Task Endpoints_OfEveryModule_SayWhoTheyAreFor()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, Modules);
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.NotEmpty(endpoints);
        Assert.Empty(endpoints.Where(e => !DeclaredAuthority.IsStaticFile(e) && e.Metadata.GetMetadata<Needs>() is null).Select(e => e.DisplayName));
    }

    [Fact]
    public async Task Endpoints_ThatSayNothing_RefuseTheStart()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceHost.Start(Topology.SqliteMemory, new SilentModule()));
        Assert.Contains("/api/silent", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handlers_ThatShareAQueue_RefuseTheStart()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceHost.Start(Topology.SqliteMemory, new TwiceListeningModule()));
        Assert.Contains("twice.opportunity-published", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apis_OfEveryModule_AreAsWrittenDown()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, Modules);
        foreach (var module in Modules)
        {
            var answer = await host.Visitor().GetAsync($"/openapi/{module.Name}.json");
            if (answer.StatusCode is System.Net.HttpStatusCode.NotFound) continue;
            var document = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
            // The address is the test's own.
            document.AsObject().Remove("servers");
            WrittenDown.Matches(document.ToJsonString(new() { WriteIndented = true }) + "\n", "tests", "Architecture.Tests", "Snapshots", "openapi", $"{module.Name}.json");
        }
    }
}
