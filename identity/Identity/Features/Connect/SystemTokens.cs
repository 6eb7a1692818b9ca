using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Connect;

/// <summary>grant_type=client_credentials: an organisation's system acts as itself.</summary>
internal sealed class SystemTokens(IEntityWrites<IdentityDb> writes, Tokens tokens, TimeProvider clock)
{
    /// <summary>Last used is told to the hour: a busy system is no reason to write at each token.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromHours(1);

    public async Task<IResult> Handle(OidcClient client, CommandContext context, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (client.LastUsedAt is not { } last || now - last >= Coarse)
        {
            await writes.Write(context, (db, turn) => db.Clients.Where(c => c.Id == client.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastUsedAt, turn.Now), cancel), cancel);
        }
        return OAuthAnswers.Ok(new Dictionary<string, object>
        {
            ["access_token"] = await tokens.AccessOf(client, cancel),
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Lifetimes.AccessToken.TotalSeconds,
        });
    }
}
