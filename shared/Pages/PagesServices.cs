using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using Secondments.Pages.Layout;

namespace Secondments.Pages;

/// <summary>What a module with pages registers; it may be registered by several modules of one host.</summary>
public static class PagesServices
{
    public static IMvcBuilder AddSharedPages(this IServiceCollection services)
    {
        services.TryAddSingleton<IChrome, VisitorChrome>();
        // Letters beyond ASCII stay letters: smaller pages, readable sources. What HTML needs encoded stays encoded.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services.AddRazorPages().AddApplicationPart(typeof(PagesServices).Assembly);
    }
}
