using Microsoft.AspNetCore.Http;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Connect;

/// <summary>What an exchange ends with: tokens for a person, to be written once the transaction is through.</summary>
internal sealed record Issued(Account Account, Grant Grant, string Scope, string RefreshToken, string? Nonce)
{
    /// <summary>Adds the next refresh token of a grant to the transaction, and answers it.</summary>
    public static string NextRefreshToken(IdentityDb db, IEntityTurn turn, Grant grant)
    {
        var token = Secrets.New();
        var idle = turn.Now + Lifetimes.RefreshIdle;
        db.RefreshTokens.Add(new RefreshToken
        {
            Hash = Secrets.Hash(token),
            Grant = grant.Id,
            ExpiresAt = idle < grant.ExpiresAt ? idle : grant.ExpiresAt,
        });
        return token;
    }

    public async Task<IResult> Answer(Tokens tokens, OidcClient client, CancellationToken cancel)
    {
        var body = new Dictionary<string, object>
        {
            ["access_token"] = await tokens.AccessOf(Account.Id, client.ClientId, Grant, Scope, cancel),
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Lifetimes.AccessToken.TotalSeconds,
            ["refresh_token"] = RefreshToken,
            ["scope"] = Scope,
        };
        if (Scopes.Has(Scope, Scopes.OpenId)) body["id_token"] = await tokens.IdOf(Account, client.ClientId, Grant, Scope, Nonce, cancel);
        return OAuthAnswers.Ok(body);
    }
}
