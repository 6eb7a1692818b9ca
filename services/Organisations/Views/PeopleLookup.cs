using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Views;

/// <summary>Puts names to the ids of people, for the operator.</summary>
internal sealed class PeopleLookup(IReads<OrganisationsDb> reads)
{
    private const int MostByWords = 20;

    public Task<List<PersonFound>> AcrossTenants(IReadOnlyList<Guid> ids, string? email, string? words, CancellationToken cancel)
    {
        var address = email?.ToLowerInvariant();
        return reads.Query(Reader.Of(null, Exchange.Organisation), async db =>
        {
            var found = await Told(db.People.Where(p => ids.Contains(p.EntityId) || p.Email.ToLower() == address)).ToListAsync(cancel);
            if (words?.ToLowerInvariant() is not { } part) return found;
            var named = await Told(db.People.Where(p => p.Name.ToLower().Contains(part) || p.Email.ToLower().Contains(part))).Take(MostByWords).ToListAsync(cancel);
            return [.. found.Concat(named).DistinctBy(p => p.Id)];
        }, cancel);
    }

    private static IQueryable<PersonFound> Told(IQueryable<PersonRow> people) =>
        people.OrderBy(p => p.EntityId).Select(p => new PersonFound(new PersonId(p.EntityId), p.Name, p.Email));
}
