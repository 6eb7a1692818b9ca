using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Organisations;
using Secondments.Grains.Store;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Consumers;

/// <summary>Who in an organisation is written to. Read at the moment of writing: who lost the role gets no letter.</summary>
internal sealed class Recipients(IReads<OpportunitiesDb> reads)
{
    private const int Most = 50;

    public Task<List<string>> With(MemberRole role, OrganisationId organisation, CancellationToken cancel) => reads.Query(Reader.Of(null, organisation), async db =>
    {
        var members = await db.MembershipCopies
            .Where(m => m.OrganisationId == organisation.Value && m.Kind == MemberKind.Person && !m.Removed)
            .Select(m => new { m.Member, m.Roles }).ToListAsync(cancel);
        var held = members.Where(m => m.Roles.Any(r => string.Equals(r, role.ToString(), StringComparison.OrdinalIgnoreCase) || r == Words.Of(role)))
            .Select(m => m.Member).Take(Most).ToList();
        return await db.Set<ContactCopy>().Where(c => held.Contains(c.Person) && !c.Removed).Select(c => c.Email).Order().ToListAsync(cancel);
    }, cancel);
}
