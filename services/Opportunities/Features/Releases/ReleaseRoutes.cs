using Microsoft.AspNetCore.Routing;

namespace Secondments.Opportunities.Features.Releases;

/// <summary>Every endpoint of releases.</summary>
internal static class ReleaseRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        ListReleases.Map(routes);
        ReadRelease.Map(routes);
        GrantPerson.Map(routes);
        DeferPerson.Map(routes);
        RefusePerson.Map(routes);
        ConfirmManagerAddress.Map(routes);
        ReleaseLinks.Map(routes);
    }
}
