using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Connect;

/// <summary>What the scope of an access token lets its holder know of the person (OpenID Connect Core §5.3).</summary>
internal static class UserInfo
{
    private static readonly OAuthError InvalidToken = new("invalid_token", "The access token is missing, wrong, out of date or revoked.") { Status = 401 };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/connect/userinfo", ["GET", "POST"], Handle).For(Needs.Anyone);

    private static async Task<IResult> Handle(HttpContext context, Tokens tokens, IReads<IdentityDb> reads, TimeProvider clock, CancellationToken cancel)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return OAuthAnswers.Problem(InvalidToken, "Bearer");
        if (await tokens.ReadAccess(header["Bearer ".Length..].Trim(), cancel) is not { } token || !Scopes.Has(token.Scope, Scopes.OpenId))
            return OAuthAnswers.Problem(InvalidToken, "Bearer error=\"invalid_token\"");

        var now = clock.GetUtcNow();
        var account = await reads.Query(Reader.Public, db => (
            from grant in db.Grants
            join a in db.Accounts on grant.Account equals a.Id
            where grant.Id == token.Grant && a.Id == token.Subject && grant.RevokedAt == null && grant.ExpiresAt > now && !a.Disabled
            select a).AsNoTracking().FirstOrDefaultAsync(cancel), cancel);
        if (account is null) return OAuthAnswers.Problem(InvalidToken, "Bearer error=\"invalid_token\"");
        var claims = Tokens.PersonalClaims(account, token.Scope);
        claims["sub"] = account.Id.ToString();
        return OAuthAnswers.Ok(claims);
    }
}
