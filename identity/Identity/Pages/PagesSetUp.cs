using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Secondments.Hosting.Authority;
using Secondments.Identity.Pages.Account;
using Secondments.Pages.Assets;
using Secondments.Pages.Layout;

namespace Secondments.Identity.Pages;

/// <summary>The account pages beside another module's pages in one host: found by their folder, and declared as whose they are.</summary>
internal static class PagesSetUp
{
    private const string Folder = "/Account";

    public static void AddAccountPages(this IServiceCollection services)
    {
        services.AddScoped<FormTargets>();
        services.TryAddSingleton<IChrome, VisitorChrome>();
        var mvc = services.AddRazorPages(o => o.Conventions.AddFolderApplicationModelConvention(Folder, Declare));
        foreach (var assembly in new[] { typeof(PagesSetUp).Assembly, typeof(PageAssets).Assembly })
        {
            // A host that is a web project has found them already.
            mvc.ConfigureApplicationPartManager(parts =>
            {
                if (parts.ApplicationParts.Any(p => p.Name == assembly.GetName().Name)) return;
                foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly)) parts.ApplicationParts.Add(part);
            });
        }
    }

    public static void MapAccountPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPageAssets(Needs.Anyone);
        // Each module that maps Razor pages gets the pages of all: those of others are theirs to serve.
        routes.MapRazorPages().Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<PageActionDescriptor>().FirstOrDefault()?.ViewEnginePath.StartsWith(Folder + "/", StringComparison.Ordinal) == true) return;
            endpoint.Metadata.Add(new SuppressMatchingMetadata());
            endpoint.Metadata.Add(new SuppressLinkGenerationMetadata());
        });
    }

    /// <summary>
    /// Pages that ask for a session ask for it themselves, so that they don't wait for memberships: signing out everywhere
    /// has to work when Organisations doesn't.
    /// </summary>
    private static void Declare(PageApplicationModel page) =>
        page.EndpointMetadata.Add(page.ViewEnginePath.EndsWith("Link", StringComparison.Ordinal) ? Needs.Link : Needs.Anyone);
}
