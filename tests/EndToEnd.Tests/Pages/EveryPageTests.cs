using System.Reflection;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>Closed world: a page that is added is looked at, or says why not.</summary>
public sealed class EveryPageTests
{
    private static readonly Assembly[] WithPages = [typeof(Portal.PortalModule).Assembly, typeof(Identity.IdentityModule).Assembly];

    [Fact]
    public void EveryRoute_HasAStateOrAReason()
    {
        var routes = WithPages.SelectMany(RoutesOf).ToList();
        var shown = PageStates.All.Select(s => s.Route).Concat(PageStates.Elsewhere.Keys).Distinct().ToList();

        Assert.NotEmpty(routes);
        Assert.Equal([], routes.Except(shown));
        Assert.Equal([], shown.Except(routes));
    }

    [Fact]
    public void EveryState_IsLookedAtOnce()
    {
        var looked = new[] { VisitorsPagesTests.Names, StaffsPagesTests.Names, HostsPagesTests.Names, ReleasersPagesTests.Names }.SelectMany(n => n.Select(row => row.Data)).ToList();

        Assert.Equal(PageStates.All.Select(s => s.Name).Order(), looked.Order());
        Assert.Equal(looked.Count, looked.Distinct().Count());
    }

    private static IEnumerable<string> RoutesOf(Assembly assembly) => assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
        .SelectMany(page => page.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>())
        .Where(fact => fact.Key == "RouteTemplate")
        .Select(fact => fact.Value);
}
