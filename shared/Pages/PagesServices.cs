using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using Secondments.Pages.Layout;

namespace Secondments.Pages;

/// <summary>What a module with pages registers; it may be registered by several modules of one host.</summary>
public static class PagesServices
{
    /// <param name="assembly">The module's own, with its pages.</param>
    public static IMvcBuilder AddSharedPages(this IServiceCollection services, Assembly assembly)
    {
        services.TryAddSingleton<IChrome, VisitorChrome>();
        // Letters beyond ASCII stay letters: smaller pages, readable sources. What HTML needs encoded stays encoded.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        var mvc = services.AddRazorPages();
        mvc.ConfigureApplicationPartManager(manager =>
        {
            Add(manager, assembly);
            Add(manager, typeof(PagesServices).Assembly);
        });
        return mvc;
    }

    /// <summary>A host that is a web project has found the parts already; twice the same page is an ambiguous address.</summary>
    private static void Add(ApplicationPartManager manager, Assembly assembly)
    {
        if (manager.ApplicationParts.Any(p => p.Name == assembly.GetName().Name)) return;
        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly)) manager.ApplicationParts.Add(part);
    }
}
