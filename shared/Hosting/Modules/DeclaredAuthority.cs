using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Secondments.Hosting.Authority;

namespace Secondments.Hosting.Modules;

/// <summary>Every endpoint says who it is for, or the host doesn't start. Static files need no word: they are everybody's.</summary>
public static class DeclaredAuthority
{
    /// <exception cref="InvalidOperationException">Endpoints without <see cref="Needs"/>; the message names them.</exception>
    public static void Check(IEnumerable<Endpoint> endpoints)
    {
        // Pages of modules that aren't here are known to the framework, and suppressed.
        var silent = endpoints.Where(e => !IsStaticFile(e) && e.Metadata.GetMetadata<ISuppressMatchingMetadata>() is not { SuppressMatching: true } && e.Metadata.GetMetadata<Needs>() is null).Select(NameOf).ToList();
        if (silent.Count > 0)
            throw new InvalidOperationException($"These endpoints don't declare who they are for (.For(Needs…)): {string.Join(", ", silent)}");
    }

    public static bool IsStaticFile(Endpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static string NameOf(Endpoint endpoint) =>
        endpoint is RouteEndpoint route ? $"{endpoint.DisplayName} ({route.RoutePattern.RawText})" : endpoint.DisplayName ?? "?";
}
