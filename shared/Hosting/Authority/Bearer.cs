using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Secondments.Hosting.Api;
using Secondments.Kernel;

namespace Secondments.Hosting.Authority;

/// <summary>Access tokens of <c>Oidc:Authority</c>, which may be any OpenID Provider.</summary>
internal static class Bearer
{
    public const string Audience = "secondments-api";

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public static void AddSchemes(this IServiceCollection services, IConfiguration configuration)
    {
        // With one scheme registered the framework would take it for all paths.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        var authority = (configuration["Oidc:Authority"] ?? configuration["PublicUrl"] ?? "http://localhost:8080").TrimEnd('/');
        services.AddAuthorization();
        services.AddSingleton(s => new IssuerKeys(new HttpClient(BackChannel.To(configuration["Oidc:BackChannel"])), authority, s.GetRequiredService<TimeProvider>()));
        services.AddAuthentication().AddJwtBearer(Schemes.Api, _ => { });
        services.AddOptions<JwtBearerOptions>(Schemes.Api).Configure<IssuerKeys, TimeProvider>((o, keys, clock) => Set(o, keys, authority, clock));
    }

    /// <summary>RFC 6750 §3: says how to authenticate, and that the token was no good where there was one.</summary>
    public static Task Refuse(HttpContext context, Error error)
    {
        if (error.Kind is ErrorKind.Unauthenticated)
        {
            context.Response.Headers.WWWAuthenticate = context.Request.Headers.Authorization.Count > 0
                ? "Bearer realm=\"secondments\", error=\"invalid_token\""
                : "Bearer realm=\"secondments\"";
        }
        return ProblemWriter.Write(context, error);
    }

    private static void Set(JwtBearerOptions options, IssuerKeys keys, string authority, TimeProvider clock)
    {
        options.ConfigurationManager = keys;
        options.RefreshOnIssuerKeyNotFound = false;
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = authority,
            ValidAudience = Audience,
            // The algorithm is ours to choose, never the token's: no «none», and no public key taken for a shared secret.
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            RequireSignedTokens = true,
            LifetimeValidator = (from, until, _, _) => IsNow(clock.GetUtcNow().UtcDateTime, from, until),
            NameClaimType = "sub",
        };
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = context => keys.Find(KeyIdOf(context.Request), context.HttpContext.RequestAborted),
            OnTokenValidated = context =>
            {
                if (string.IsNullOrEmpty(context.Principal?.FindFirst("sub")?.Value)) context.Fail("No subject.");
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>A token without an end is no good; the issuer's clock may differ from ours by half a minute.</summary>
    private static bool IsNow(DateTime now, DateTime? from, DateTime? until) => until > now - Skew && (from is null || from < now + Skew);

    /// <summary>The key that the token says it was signed with, before anything of it is believed.</summary>
    private static string? KeyIdOf(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is not { Length: > 7 and < 8192 } header || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            return new JsonWebToken(header[7..].Trim()).Kid;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or JsonException)
        {
            return null;
        }
    }
}
