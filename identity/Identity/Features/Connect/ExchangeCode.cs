using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Connect;

/// <summary>grant_type=authorization_code.</summary>
internal sealed class ExchangeCode(IEntityWrites<IdentityDb> writes, Tokens tokens)
{
    public async Task<IResult> Handle(OidcClient client, OAuthRequest form, CommandContext context, CancellationToken cancel)
    {
        if (form["code"] is not { } code || form["redirect_uri"] is null || form["code_verifier"] is null)
            return OAuthAnswers.Problem(OAuthError.InvalidRequest("code, redirect_uri and code_verifier are needed."));
        var (issued, error) = await writes.WriteAgain(context, (db, turn) => Exchange(db, turn, client, code, form, cancel), cancel);
        return issued is null ? OAuthAnswers.Problem(error!) : await issued.Answer(tokens, client, cancel);
    }

    private static async Task<(Issued?, OAuthError?)> Exchange(IdentityDb db, IEntityTurn turn, OidcClient client, string secret, OAuthRequest form, CancellationToken cancel)
    {
        var hash = Secrets.Hash(secret);
        if (await db.Codes.FirstOrDefaultAsync(c => c.Hash == hash, cancel) is not { } code) return (null, OAuthError.InvalidGrant("The code is unknown."));
        if (code.UsedAt is not null) await RevokeWhatCame(db, turn, code, cancel);
        if (code.WhyNot(client.Id, form["redirect_uri"], form["code_verifier"], turn.Now) is { } error) return (null, error);

        code.UsedAt = turn.Now;
        if (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == code.Account && !a.Disabled, cancel) is not { } account || code.AuthTime < account.TokensFrom)
            return (null, OAuthError.InvalidGrant("The sign-in has ended."));
        var grant = new Grant
        {
            Id = code.Grant,
            Client = client.Id,
            Account = code.Account,
            Session = code.Session,
            Scope = code.Scope,
            AuthTime = code.AuthTime,
            ExpiresAt = code.AuthTime + Lifetimes.Session,
        };
        db.Grants.Add(grant);
        return (new Issued(account, grant, code.Scope, Issued.NextRefreshToken(db, turn, grant), code.Nonce), null);
    }

    private static async Task RevokeWhatCame(IdentityDb db, IEntityTurn turn, AuthorizationCode code, CancellationToken cancel)
    {
        var revoked = await db.Grants.Where(g => g.Id == code.Grant && g.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.RevokedAt, turn.Now), cancel);
        if (revoked > 0) turn.Audit("grant.revoked_code_replayed", "grant", code.Grant, 0);
    }
}
