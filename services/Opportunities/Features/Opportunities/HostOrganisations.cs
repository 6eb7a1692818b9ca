using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Organisations;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>
/// Organisations as this service's copy has them, at most a second old: every command needs the policy, and a copy that is
/// kept by events is no fresher when it is read from the database each time.
/// </summary>
public sealed class HostOrganisations(IReads<OpportunitiesDb> reads, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<OrganisationId, (OrganisationCopy? Copy, long At)> _known = new();
    private readonly ConcurrentDictionary<OrganisationId, (IReadOnlyList<OrganisationId> Partners, long At)> _partners = new();

    /// <summary>Null when nothing has been heard of it.</summary>
    public async Task<OrganisationCopy?> Find(OrganisationId organisation, CancellationToken cancel)
    {
        if (_known.TryGetValue(organisation, out var known) && clock.GetElapsedTime(known.At) < Remembered) return known.Copy;
        var at = clock.GetTimestamp();
        var copy = await reads.Query(
            Reader.Public,
            db => db.OrganisationCopies.AsNoTracking().FirstOrDefaultAsync(o => o.OrganisationId == organisation.Value && !o.Removed, cancel),
            cancel);
        if (_known.Count >= MostRemembered) _known.Clear();
        _known[organisation] = (copy, at);
        return copy;
    }

    /// <summary>Organisations that agreed to be partners of this one.</summary>
    public async Task<IReadOnlyList<OrganisationId>> Partners(OrganisationId organisation, CancellationToken cancel)
    {
        if (_partners.TryGetValue(organisation, out var known) && clock.GetElapsedTime(known.At) < Remembered) return known.Partners;
        var at = clock.GetTimestamp();
        var id = organisation.Value;
        var found = await reads.Query(
            Reader.Of(null, organisation),
            db => db.Set<PartnershipCopy>().Where(p => !p.Removed && (p.One == id || p.Other == id)).Select(p => p.One == id ? p.Other : p.One).Distinct().ToListAsync(cancel),
            cancel);
        IReadOnlyList<OrganisationId> partners = [.. found.Select(p => new OrganisationId(p))];
        if (_partners.Count >= MostRemembered) _partners.Clear();
        _partners[organisation] = (partners, at);
        return partners;
    }

    /// <summary>Something has just been heard of partnerships.</summary>
    public void ForgetPartners() => _partners.Clear();

    /// <summary>What the rules need to know of the organisation, and of somebody with these roles in it.</summary>
    public async Task<HostStanding> Standing(OrganisationId organisation, IReadOnlyList<MemberRole> roles, CancellationToken cancel) =>
        await Find(organisation, cancel) is { } copy
            ? new(copy.State, copy.Approval, roles, copy.CopyVersion) { Partners = await Partners(organisation, cancel) }
            : new(OrganisationState.Applied, ApprovalPolicy.AnotherHost, roles, 0);

    public Task<HostStanding> Standing(OrganisationId organisation, Caller caller, CancellationToken cancel) =>
        Standing(organisation, caller.Memberships.FirstOrDefault(m => m.Organisation == organisation)?.Roles ?? [], cancel);
}
