using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Secondments.Demo;
using Secondments.Hosting.Modules;
using Secondments.Identity;
using Secondments.Opportunities;
using Secondments.Organisations;
using Secondments.Portal;
using Secondments.Search;

namespace Secondments.Standalone;

/// <summary>Every module in one process, over embedded parts.</summary>
public static class Exchange
{
    public static IReadOnlyList<Module> Modules =>
        [new IdentityModule(), new OrganisationsModule(), new OpportunitiesModule(), new SearchModule(), new PortalModule()];

    /// <param name="socket">The second listener, for calls between modules: the same middleware, so that each is a real request.</param>
    internal static WebApplication Build(Flags flags, string socket)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Exchange).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection(Settings(flags, socket));
        builder.Configuration.AddEnvironmentVariables("SECONDMENTS_");
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        // The keys are in the data folder, which only its owner may open; and each page says itself how it may be cached.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // A start that is refused is told in a sentence, not in a stack trace before it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // What a handler can't take is told by its consumption; that a message is broken off by a stop, and comes again, is no news.
        builder.Logging.AddFilter("MassTransit", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(o =>
        {
            Listen(o, flags.Url);
            o.ListenUnixSocket(socket);
        });
        builder.AddModules(Modules);
        return builder.Build().UseModules();
    }

    private static void Listen(KestrelServerOptions kestrel, Uri url)
    {
        void Secure(ListenOptions listener)
        {
            if (url.Scheme == Uri.UriSchemeHttps) listener.UseHttps();
        }
        if (IPAddress.TryParse(url.Host, out var address)) kestrel.Listen(address, url.Port, Secure);
        else if (url.IsLoopback) kestrel.ListenLocalhost(url.Port, Secure);
        else kestrel.ListenAnyIP(url.Port, Secure);
    }

    private static Dictionary<string, string?> Settings(Flags flags, string socket)
    {
        var self = $"unix:{socket}";
        var settings = new Dictionary<string, string?>
        {
            ["PublicUrl"] = flags.Url.GetLeftPart(UriPartial.Authority),
            ["Data"] = flags.Data,
            ["Demo"] = flags.Demo ? "true" : "false",
            ["Database:Provider"] = "sqlite",
            ["Bus:Provider"] = "memory",
            ["Mail:Provider"] = "folder",
            ["Mail:Folder"] = Path.Combine(flags.Data, "mail"),
            ["Oidc:Authority"] = flags.Url.GetLeftPart(UriPartial.Authority),
            ["Oidc:BackChannel"] = self,
            ["Services:Organisations"] = self,
            ["Services:Opportunities"] = self,
            ["Services:Search"] = self,
            ["Services:Identity"] = self,
            ["Identity:Clients:0:Id"] = "portal",
            ["Identity:Clients:0:Name"] = "Secondments",
            ["Identity:Clients:0:RedirectUris:0"] = "/session/callback",
            ["Identity:Clients:0:PostLogoutRedirectUris:0"] = "/",
        };
        if (!flags.Demo) return settings;
        settings["Operator:Contact"] = "help@exchange.example";
        settings["Identity:Clients:1:Id"] = DemoFile.ScriptClientId;
        settings["Identity:Clients:1:Name"] = "Demo scripts";
        settings["Identity:Clients:1:RedirectUris:0"] = DemoFile.RedirectUri;
        return settings;
    }
}
