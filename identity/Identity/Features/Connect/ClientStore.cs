using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Connect;

/// <summary>Finds clients that may still be used.</summary>
internal sealed class ClientStore(IReads<IdentityDb> reads)
{
    private const int LongestClientId = 100;

    public async Task<OidcClient?> Find(string? clientId, CancellationToken cancel)
    {
        if (clientId is not { Length: > 0 and <= LongestClientId } || clientId.Contains('\0', StringComparison.Ordinal)) return null;
        return await reads.Query(Reader.Public, db => db.Clients.AsNoTracking()
            .FirstOrDefaultAsync(c => c.ClientId == clientId && c.DisabledAt == null, cancel), cancel);
    }
}
