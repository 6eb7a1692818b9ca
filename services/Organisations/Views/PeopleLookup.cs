using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Views;

/// <summary>Puts names to the ids of people, for the operator.</summary>
internal sealed class PeopleLookup(IReads<OrganisationsDb> reads)
{
    public Task<List<PersonFound>> AcrossTenants(IReadOnlyList<Guid> ids, string? email, CancellationToken cancel)
    {
        var address = email?.ToLowerInvariant();
        return reads.Query(Reader.Of(null, Exchange.Organisation), db => db.People
            .Where(p => ids.Contains(p.EntityId) || p.Email.ToLower() == address).OrderBy(p => p.EntityId)
            .Select(p => new PersonFound(new PersonId(p.EntityId), p.Name, p.Email)).ToListAsync(cancel), cancel);
    }
}
