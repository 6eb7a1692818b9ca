using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Secondments.Grains.Store;
using Secondments.Hosting.Modules;
using Secondments.Hosting.Secrets;
using Secondments.Identity.Domain;
using Secondments.Identity.Features;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Features.Clients;
using Secondments.Identity.Features.Connect;
using Secondments.Identity.Features.Erasing;
using Secondments.Identity.Pages;
using Secondments.Identity.Persistence;

namespace Secondments.Identity;

/// <summary>Accounts, sign-in and account pages, and the OpenID Provider that the rest of the exchange trusts as an issuer.</summary>
public sealed class IdentityModule : Module
{
    public override string Name => "identity";

    public override IReadOnlyList<string> FirstLooks => ["/.well-known/openid-configuration", "/.well-known/jwks.json", "/sign-in"];

    public override void Register(ModuleBuilder module)
    {
        module.Database<IdentityDb, SqliteIdentityDb, PostgresIdentityDb>();
        module.KeepsAuthority<IdentityDb>().ShowsActivity<IdentityDb>(ClientActivity.Actions);
        module.Erases<EraseAccount>();

        AddAccounts(module.Services);
        AddProvider(module.Services);
        AddSession(module.Services);
        module.Services.AddAccountPages();
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        Discovery.Map(routes);
        Token.Map(routes);
        UserInfo.Map(routes);
        Revocation.Map(routes);
        LinkRoutes.Map(routes);
        CreateApiClient.Map(routes);
        ReadApiClients.Map(routes);
        ChangeApiClient.Map(routes);
        RotateSecret.Map(routes);
        DisableApiClient.Map(routes);
        MyAccount.Map(routes);
        EraseMyAccount.Map(routes);
        routes.MapAccountPages();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.Configure<IdentityOptions>(o =>
        {
            o.User.RequireUniqueEmail = true;
            // A user name is an e-mail address, which our own rules have looked at.
            o.User.AllowedUserNameCharacters = "";
            o.Lockout.MaxFailedAccessAttempts = Lifetimes.TriesBeforeLockOut;
            o.Lockout.DefaultLockoutTimeSpan = Lifetimes.LockOut;
        });
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.TryAddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<IdentityAddresses>();
        services.AddSingleton<AccountManagers>();
        services.AddSingleton(s => new Accounts(
            s.GetRequiredService<IEntityWrites<IdentityDb>>(), s.GetRequiredService<AccountManagers>(), s.GetRequiredService<IPasswordHasher<Account>>()));
        services.AddSingleton(s => new OperatorSetUp(
            s.GetRequiredService<IEntityWrites<IdentityDb>>(), s.GetRequiredService<AccountManagers>(), s.GetRequiredService<Accounts>()));
        services.AddSingleton<SignUp>().AddSingleton<ConfirmEmail>().AddSingleton<ResetPassword>().AddSingleton<ChangePassword>();
        services.AddSingleton<PasswordSignIn>().AddSingleton<SignOutEverywhere>().AddSingleton<Sessions>().AddSingleton<Links>();
    }

    private static void AddProvider(IServiceCollection services)
    {
        services.AddSingleton<SigningKeys>().AddSingleton<Tokens>().AddSingleton<ClientStore>().AddSingleton<ClientAuthentication>();
        services.AddSingleton(s => new RotateKeys(s.GetRequiredService<SigningKeys>(), s.GetRequiredService<SealingKeys>(), s.GetRequiredService<IEntityWrites<IdentityDb>>()));
        services.AddSingleton(s => new ToolClients(s.GetRequiredService<IEntityWrites<IdentityDb>>()));
        services.AddSingleton<IssueCode>().AddSingleton<ExchangeCode>().AddSingleton<RefreshTokens>().AddSingleton<SystemTokens>();
        services.AddHostedService<ConfiguredClients>();
        services.AddSingleton<Housekeeping>();
        services.AddHostedService(s => s.GetRequiredService<Housekeeping>());
    }

    private static void AddSession(IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Sessions.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Sessions.Scheme).Configure<IdentityAddresses>((o, addresses) =>
        {
            o.Cookie.Name = addresses.IsHttps ? "__Host-identity" : "identity";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = addresses.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            o.ExpireTimeSpan = Lifetimes.Session;
            o.SlidingExpiration = false;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "return";
            o.Events.OnValidatePrincipal = Sessions.Validate;
        });
    }
}
