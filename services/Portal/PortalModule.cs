using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Secondments.Contracts.Identity;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Modules;
using Secondments.Pages;
using Secondments.Pages.Assets;
using Secondments.Pages.Layout;
using Secondments.Portal.Clients;
using Secondments.Portal.Consumers;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;
using Secondments.Portal.Pages.MyData;
using Secondments.Portal.Persistence;
using Secondments.Portal.Sessions;

namespace Secondments.Portal;

/// <summary>
/// The pages. They hold no record: they ask the services over their public API as the person who reads, and keep only
/// sessions. Who each page is for stands in <see cref="PageAuthority"/>.
/// </summary>
public sealed class PortalModule : Module
{
    public override string Name => "portal";

    public override IReadOnlyList<string> FirstLooks => ["/", "/opportunities?q=data+analyst", "/opportunities/first-look"];

    public override void Register(ModuleBuilder module)
    {
        module.Database<PortalDb, SqlitePortalDb, PostgresPortalDb>();
        module.Handle<AccountAccessChanged, EndSessions>();
        module.ErrorPages("/problem/{0}");

        AddSessions(module.Services, module.Configuration);
        AddClients(module.Services, module.Configuration);
        AddPages(module.Services);
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        SessionEndpoints.Map(routes);
        routes.MapPageAssets(Needs.Anyone);
        // Each module that maps Razor pages gets the pages of all: those of others are theirs to serve.
        routes.MapRazorPages().Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<PageActionDescriptor>().FirstOrDefault() is { } page && PageAuthority.Has(page.ViewEnginePath))
            {
                // Other methods are answered with 405 and those that are allowed; the page that says so is shown for any.
                if (page.ViewEnginePath != "/Problem") endpoint.Metadata.Add(new HttpMethodMetadata(["GET", "HEAD", "POST"]));
                return;
            }
            endpoint.Metadata.Add(new SuppressMatchingMetadata());
            endpoint.Metadata.Add(new SuppressLinkGenerationMetadata());
        });
    }

    private static void AddSessions(IServiceCollection services, IConfiguration configuration)
    {
        var settings = OidcSettings.From(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<Issuer>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<KeptForms>();
        services.AddAuthentication()
            .AddScheme<SessionSchemeOptions, SessionScheme>(SessionScheme.Name, o => o.IsHttps = settings.IsHttps)
            .AddOAuth<OidcOptions, OidcHandler>(OidcHandler.Name, o =>
            {
                o.ClientId = settings.ClientId;
                o.CorrelationCookie.SameSite = SameSiteMode.Lax;
                o.CorrelationCookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
                o.Events.OnRemoteFailure = context =>
                {
                    // An issuer that is away is a 503; anything else ends on a page that offers to start again.
                    if (context.Failure is Grains.UnavailableException) return Task.CompletedTask;
                    context.Response.Redirect("/session/stopped");
                    context.HandleResponse();
                    return Task.CompletedTask;
                };
            });
    }

    private static void AddClients(IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(new OperatorContact(configuration["Operator:Contact"] is { Length: > 0 } address ? address : null));
        services.AddScoped<SentForm>();
        services.AddScoped<ApiCall>();
        AddClient<OrganisationsClient>("Organisations");
        AddClient<OpportunitiesClient>("Opportunities");
        AddClient<SearchClient>("Search");
        AddClient<IdentityClient>("Identity");
        services.AddScoped<EverythingHeld>();
        services.AddScoped<OperatorClients>();
        services.AddScoped<ActivityClients>();
        foreach (var service in OperatorClients.Services) Reach(services.AddHttpClient(OperatorClients.NameOf(service)), service);

        // Services:Organisations and so on: an address, or unix:/path; without any, PublicUrl.
        void AddClient<TClient>(string name) where TClient : ApiClient => Reach(services.AddHttpClient<TClient>(), name);

        void Reach(IHttpClientBuilder client, string name) => client
            .ConfigureHttpClient(http =>
            {
                http.BaseAddress = new Uri(OidcSettings.From(configuration).PublicUrl);
                // Each call says how long it waits.
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => BackChannel.To(configuration[$"Services:{name}"]));
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddScoped<Who>();
        services.AddScoped<KnownSkills>();
        services.AddScoped<Pages.Home.NeedsYou>();
        services.AddScoped<Pages.Manage.Activity.ActivityReader>();
        services.AddScoped<KeptFormFilter>();
        services.AddSharedPages(typeof(PortalModule).Assembly);
        services.Replace(ServiceDescriptor.Scoped<IChrome, PortalChrome>());
        services.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AddFolderApplicationModelConvention("/", page =>
            {
                PageAuthority.Declare(page);
                if (!PageAuthority.Has(page.ViewEnginePath)) return;
                page.Filters.Add(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute(typeof(KeptFormFilter)));
                page.Filters.Add(new ProblemFilter());
                page.Filters.Add(new PageCaching());
            });
        });
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
    }
}
