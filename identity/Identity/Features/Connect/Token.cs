using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Authority;
using Secondments.Identity.Domain;

namespace Secondments.Identity.Features.Connect;

/// <summary>The token endpoint (RFC 6749 §3.2): three grant types, each in its own file.</summary>
internal static class Token
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/connect/token", Handle).For(Needs.Anyone).DisableAntiforgery();

    private static async Task<IResult> Handle(
        HttpContext context, ClientAuthentication authentication, ExchangeCode codes, RefreshTokens refreshes, SystemTokens systems, CancellationToken cancel)
    {
        if (await OAuthRequest.OfForm(context.Request, cancel) is not { } form)
            return OAuthAnswers.Problem(OAuthError.InvalidRequest("Send the parameters as application/x-www-form-urlencoded."));
        if (form.Error is { } error) return OAuthAnswers.Problem(error);
        var (client, refusal) = await authentication.Of(context.Request, form, cancel);
        if (client is null) return refusal!;

        var from = context.ContextFor(null);
        return (form["grant_type"], client.IsSystem) switch
        {
            (null, _) => OAuthAnswers.Problem(OAuthError.InvalidRequest("grant_type is missing.")),
            ("authorization_code", false) => await codes.Handle(client, form, from, cancel),
            ("refresh_token", false) => await refreshes.Handle(client, form, from, cancel),
            ("client_credentials", true) => await systems.Handle(client, from, cancel),
            ("authorization_code" or "refresh_token" or "client_credentials", _) => OAuthAnswers.Problem(OAuthError.UnauthorizedClient),
            _ => OAuthAnswers.Problem(OAuthError.UnsupportedGrantType),
        };
    }
}
