using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Connect;

/// <summary>
/// Ends a refresh token and its family when the client no longer needs it (RFC 7009). Whatever else is sent is answered
/// alike: an access token runs out by itself within ten minutes.
/// </summary>
internal static class Revocation
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/connect/revocation", Handle).For(Needs.Anyone).DisableAntiforgery();

    private static async Task<IResult> Handle(HttpContext context, ClientAuthentication authentication, IEntityWrites<IdentityDb> writes, CancellationToken cancel)
    {
        if (await OAuthRequest.OfForm(context.Request, cancel) is not { } form || form.Error is not null || form["token"] is not { } token)
            return OAuthAnswers.Problem(OAuthError.InvalidRequest("token is missing, or something came more than once."));
        var (client, refusal) = await authentication.Of(context.Request, form, cancel);
        if (client is null) return refusal!;
        var hash = Secrets.Hash(token);
        await writes.Write(context.ContextFor(null), (db, turn) => db.Grants
            .Where(g => g.Client == client.Id && g.RevokedAt == null && db.RefreshTokens.Any(t => t.Hash == hash && t.Grant == g.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.RevokedAt, turn.Now), cancel), cancel);
        return OAuthAnswers.Ok(new Dictionary<string, object>());
    }
}
