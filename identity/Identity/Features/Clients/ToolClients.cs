using Secondments.Contracts.Identity.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Clients;

/// <summary>Makes the client with which commands on the exchange's own machine act: whoever may read its secret runs the machine.</summary>
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
}
