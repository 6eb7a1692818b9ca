using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Connect;

/// <summary>grant_type=refresh_token: each token is good once and brings the next; a used one revokes its family.</summary>
internal sealed class RefreshTokens(IEntityWrites<IdentityDb> writes, Tokens tokens)
{
    public async Task<IResult> Handle(OidcClient client, OAuthRequest form, CommandContext context, CancellationToken cancel)
    {
        if (form["refresh_token"] is not { } token) return OAuthAnswers.Problem(OAuthError.InvalidRequest("refresh_token is missing."));
        var (issued, error) = await writes.WriteAgain(context, (db, turn) => Exchange(db, turn, client, token, form["scope"], cancel), cancel);
        return issued is null ? OAuthAnswers.Problem(error!) : await issued.Answer(tokens, client, cancel);
    }

    private static async Task<(Issued?, OAuthError?)> Exchange(IdentityDb db, IEntityTurn turn, OidcClient client, string secret, string? scope, CancellationToken cancel)
    {
        var hash = Secrets.Hash(secret);
        if (await db.RefreshTokens.FirstOrDefaultAsync(t => t.Hash == hash, cancel) is not { } token
            || await db.Grants.FirstOrDefaultAsync(g => g.Id == token.Grant, cancel) is not { } grant)
            return (null, OAuthError.InvalidGrant("The refresh token is unknown."));
        if (token.IsReplay && grant.RevokedAt is null)
        {
            grant.RevokedAt = turn.Now;
            turn.Audit("grant.revoked_token_replayed", "grant", grant.Id, 0);
        }
        if (token.WhyNot(grant, client.Id, turn.Now) is { } error) return (null, error);
        if (Scopes.Narrow(grant.Scope, scope) is not { } narrowed) return (null, OAuthError.InvalidScope("The scope is wider than what was granted."));

        token.UsedAt = turn.Now;
        if (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == grant.Account && !a.Disabled, cancel) is not { } account)
            return (null, OAuthError.InvalidGrant("The sign-in has ended."));
        return (new Issued(account, grant, narrowed, Issued.NextRefreshToken(db, turn, grant), null), null);
    }
}
