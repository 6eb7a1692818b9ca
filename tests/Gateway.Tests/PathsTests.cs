using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Secondments.Gateway.Routing;
using Secondments.Gateway.Tests.Running;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Modules;
using Secondments.Standalone;
using Secondments.Testing.Hosts;

namespace Secondments.Gateway.Tests;

/// <summary>
/// Which address belongs to whom, as a closed world: the endpoints are read from the standalone as it runs, and each is asked
/// for at a gateway whose backends answer with their names.
/// </summary>
public sealed class PathsTests
{
    /// <summary>Served alike by each process that has pages.</summary>
    private const string Assets = "/assets/{file}";

    [Fact]
    public async Task Endpoints_OfEveryModule_AreReachedThroughTheGateway()
    {
        await using var exchange = await ServiceHost.Start(Topology.SqliteMemory, Exchange.Modules);
        await using var backends = await Backends.Start();
        await using var gateway = await RunningGateway.Start(backends.Destinations);

        var wrong = new List<string>();
        var asked = 0;
        foreach (var (module, pattern) in Endpoints(exchange))
        {
            var path = PathOf(pattern);
            var reached = (await gateway.Get(path)).Text;
            asked++;
            if (reached != module) wrong.Add($"{pattern.RawText} is {module}'s, but {path} goes to {reached}");
        }

        Assert.True(asked > 200, $"only {asked} endpoints were found");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Descriptions_OfEveryModule_ComeFromIt()
    {
        await using var backends = await Backends.Start();
        await using var gateway = await RunningGateway.Start(backends.Destinations);

        foreach (var module in Exchange.Modules)
            Assert.Equal(module.Name, (await gateway.Get($"/openapi/{module.Name}.json")).Text);
    }

    [Fact]
    public void Services_BehindTheGateway_AreTheModules() =>
        Assert.Equal(Exchange.Modules.Select(m => m.Name).Order(), Service.All.Order());

    [Fact]
    public async Task Prefixes_OfEveryService_LeadToSomething()
    {
        await using var exchange = await ServiceHost.Start(Topology.SqliteMemory, Exchange.Modules);
        var served = Endpoints(exchange).Select(e => PathOf(e.Pattern)).ToList();

        Assert.All(Paths.Prefixes, p => Assert.Contains(served, s => new PathString(s).StartsWithSegments(p.Prefix)));
    }

    [Fact]
    public async Task LargeBodies_OfTheGateway_AreThoseThatEndpointsTake()
    {
        await using var exchange = await ServiceHost.Start(Topology.SqliteMemory, Exchange.Modules);
        var pages = exchange.Get<PageLoader>();
        var taken = new List<(string, string, long)>();
        foreach (var endpoint in exchange.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsServed))
        {
            var limit = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await pages.LoadAsync(page, endpoint.Metadata)).ModelTypeInfo?.GetCustomAttributes(inherit: true).OfType<IRequestSizeLimitMetadata>().SingleOrDefault()
                : endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>();
            if (limit?.MaxRequestBodySize is { } bytes && bytes > BodyLimit.Default)
                taken.Add((PathOf(endpoint.RoutePattern), endpoint.Metadata.GetMetadata<ModuleTag>()!.Name, bytes));
        }

        Assert.NotEmpty(taken);
        Assert.Equal(taken.Order(), Paths.LargeBodies.Select(l => (PathOf(RoutePatternFactory.Parse(l.Pattern)), l.Service, l.Bytes)).Order());
    }

    [Theory]
    [InlineData("/api/nobody-has-this")]
    [InlineData("/")]
    [InlineData("/accounts")]
    [InlineData("/sign-in-help")]
    public async Task Paths_ThatNoServiceClaims_AreThePortals(string path)
    {
        await using var backends = await Backends.Start();
        await using var gateway = await RunningGateway.Start(backends.Destinations);

        Assert.Equal("portal", (await gateway.Get(path)).Text);
    }

    [Theory]
    [InlineData("/opportunities/a%20b?q=x%20y&z=%2F")]
    [InlineData("/organisations/caf%C3%A9")]
    [InlineData("/release/a%2Fb")]
    [InlineData("/release/a%252Fb/../c?d=%25")]
    public async Task Targets_OfRequests_MeanTheSameBehindTheGateway(string target)
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));
        using var direct = new HttpClient { BaseAddress = portal.Address };

        await direct.GetAsync(target);
        await gateway.Get(target);

        Assert.Equal(2, portal.Seen.Count);
        Assert.Single(portal.Seen.Select(s => s.Target).Distinct());
    }

    private static IEnumerable<(string Module, RoutePattern Pattern)> Endpoints(ServiceHost exchange) =>
        from endpoint in exchange.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsServed)
        where endpoint.RoutePattern.RawText != Assets
        select (endpoint.Metadata.GetMetadata<ModuleTag>()!.Name, endpoint.RoutePattern);

    /// <summary>Each module with pages also maps those of others, and keeps them from matching.</summary>
    private static bool IsServed(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ModuleTag>() is not null && endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>()?.SuppressMatching != true;

    private static string PathOf(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => "x",
    }))));

    private sealed class Backends : IAsyncDisposable
    {
        private readonly List<Backend> _all = [];

        public (string, Uri)[] Destinations => [.. _all.Select(b => (b.Name, b.Address))];

        public static async Task<Backends> Start()
        {
            var backends = new Backends();
            foreach (var service in Service.All) backends._all.Add(await Backend.Start(service));
            return backends;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var backend in _all) await backend.DisposeAsync();
        }
    }
}
