using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Clients;

/// <summary>Makes the client, and gives it new secrets, with which commands on the exchange's own machine act: whoever may read its secret runs the machine.</summary>
public sealed class ToolClients
{
    private readonly IEntityWrites<IdentityDb> _writes;

    internal ToolClients(IEntityWrites<IdentityDb> writes) => _writes = writes;

    public async Task<(Guid Id, string Secret)> Create(OrganisationId organisation, string name, IReadOnlyList<MemberRole> roles, CancellationToken cancel = default)
    {
        var request = new CreateApiClientRequest(organisation, name, roles);
        var created = await _writes.WriteAgain<Result<CreatedApiClient>>(CommandContext.System, (db, turn) => CreateApiClient.Create(db, turn, request, organisation, null, cancel), cancel);
        return (created.Value.ClientId, created.Value.ClientSecret!);
    }

    /// <summary>A new secret; the old one ends at once. Null when the client was ended, or isn't there.</summary>
    public Task<string?> NewSecret(Guid id, CancellationToken cancel = default) => _writes.WriteAgain(CommandContext.System, async (db, turn) =>
    {
        if (await db.Clients.FirstOrDefaultAsync(c => c.Id == id && c.DisabledAt == null, cancel) is not { } client) return null;
        (client.OldSecretHash, client.OldSecretUntil) = (null, null);
        var secret = Secrets.New();
        ApiClientRules.Rotate(client, secret, new RotateSecretRequest(OverlapDays: 0), turn.Now);
        client.Version++;
        turn.Audit("api_client.secret_rotated", "client", client.Id, client.Version, new Dictionary<string, string?[]> { ["secret"] = [] });
        return secret;
    }, cancel);
}
