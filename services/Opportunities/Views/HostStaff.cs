using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Organisations;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Views;

/// <summary>The people who hold a role in an organisation, as this service's copy has it at this moment.</summary>
internal sealed class HostStaff(IReads<OpportunitiesDb> reads)
{
    public Task<List<PersonId>> With(MemberRole role, OrganisationId organisation, CancellationToken cancel) => reads.Query(Reader.Of(null, organisation), async db =>
    {
        var members = await db.MembershipCopies
            .Where(m => m.OrganisationId == organisation.Value && m.Kind == MemberKind.Person && !m.Removed)
            .Select(m => new { m.Member, m.Roles }).ToListAsync(cancel);
        return members
            .Where(m => m.Roles.Any(r => string.Equals(r, role.ToString(), StringComparison.OrdinalIgnoreCase) || r == Words.Of(role)))
            .Select(m => new PersonId(m.Member)).ToList();
    }, cancel);
}
