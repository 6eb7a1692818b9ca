using System.Reflection;
using Microsoft.AspNetCore.Razor.Hosting;
using Secondments.EndToEnd.Tests.Browsing;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>Each page in each of its states, on a phone and on a desk: accessible, whole, in our words.</summary>
public sealed class EveryPageTests(Browsers browsers) : IClassFixture<Browsers>
{
    private static readonly Assembly[] WithPages = [typeof(Portal.PortalModule).Assembly, typeof(Identity.IdentityModule).Assembly];

    public static TheoryData<string> Names => [.. PageStates.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Page_OnPhoneAndDesk_HasNothingWrong(string name)
    {
        var state = PageStates.All.Single(s => s.Name == name);
        await Task.WhenAll(Look(state, Screen.Phone), Look(state, Screen.Desk));

        async Task Look(PageState state, Screen screen)
        {
            var person = await browsers.Of(state.Actor, screen);
            var looked = new LookAt(person, state, await browsers.World());
            await looked.Open();
            await looked.IsThePage();
            await looked.HasOneHeadingAndATitle();
            await looked.FitsTheScreen();
            await looked.SaysNothingOfOurs();
            await looked.IsAccessible();
            person.SawNothingWrong();
        }
    }

    /// <summary>Closed world: a page that is added is looked at, or says why not.</summary>
    [Fact]
    public void EveryRoute_HasAStateOrAReason()
    {
        var routes = WithPages.SelectMany(RoutesOf).ToList();
        var shown = PageStates.All.Select(s => s.Route).Concat(PageStates.Elsewhere.Keys).Distinct().ToList();

        Assert.NotEmpty(routes);
        Assert.Equal([], routes.Except(shown));
        Assert.Equal([], shown.Except(routes));
    }

    private static IEnumerable<string> RoutesOf(Assembly assembly) => assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
        .SelectMany(page => page.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>())
        .Where(fact => fact.Key == "RouteTemplate")
        .Select(fact => fact.Value);
}
