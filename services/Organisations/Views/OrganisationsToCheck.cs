using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Views;

/// <summary>The operator's queue, across all tenants: claims with what speaks for and against them.</summary>
internal sealed class OrganisationsToCheck(IReads<OrganisationsDb> reads, IGrains grains, PagedLists pages, TimeProvider clock)
{
    private const int MostCandidates = 200;
    private const int MostDuplicates = 10;

    private static readonly Reader AsOperator = Reader.Of(null, Exchange.Organisation);

    /// <summary>The longest-waiting first.</summary>
    public async Task<Result<ListOf<OrganisationToCheck>>> AcrossTenants(IReadOnlyList<OrganisationState> states, IReadOnlyList<Sector> sectors, string? words, string? cursor, string? size, CancellationToken cancel)
    {
        var query = $"to check {string.Join(',', states)} {string.Join(',', sectors)} {words}";
        if (!pages.Read(query, cursor, size).TryGet(out var page, out var error)) return error;
        var (rows, total) = await reads.Query(AsOperator, async db =>
        {
            var matching = OrganisationList.Named(db.Organisations.Where(r => states.Contains(r.State)), words);
            if (sectors.Count > 0) matching = matching.Where(r => sectors.Contains(r.Sector));
            return (await Oldest(matching, page).Take(page.Size + 1).ToListAsync(cancel), await matching.CountAsync(cancel));
        }, cancel);
        var details = new Dictionary<Guid, OrganisationToCheck>();
        foreach (var row in rows.Take(page.Size))
            if (await One(new OrganisationId(row.EntityId), cancel) is { } one) details[row.EntityId] = one;
        rows = [.. rows.Where((r, i) => i >= page.Size || details.ContainsKey(r.EntityId))];
        return pages.Answer(query, page, rows, total,
            r => [r.StateSince.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), r.EntityId.ToString()],
            r => details[r.EntityId]);
    }

    public async Task<OrganisationToCheck?> One(OrganisationId id, CancellationToken cancel)
    {
        if (await grains.Read<Organisation>(Organisation.KeyOf(id), cancel) is not { } read) return null;
        var organisation = read.State;
        return await reads.Query(AsOperator, async db =>
        {
            var applicant = await db.People.FirstOrDefaultAsync(p => p.EntityId == organisation.Applicant, cancel);
            var domains = await Hints(db, organisation, applicant?.Email, cancel);
            // Of its roles the operator needs to know that nobody is left to give them.
            return new OrganisationToCheck(
                OrganisationAnswers.ForMember(read, organisation.PeopleWhoAreAdmins.Any() ? [] : [MemberRole.Admin]), applicant?.Name, applicant?.Email, organisation.StateSince, Checking.IsLate(organisation, clock.GetUtcNow()), domains, await Duplicates(db, organisation, cancel));
        }, cancel);
    }

    private static async Task<IReadOnlyList<DomainHint>> Hints(OrganisationsDb db, Organisation organisation, string? applicantEmail, CancellationToken cancel)
    {
        var own = applicantEmail is null ? null : EmailDomains.DomainOf(applicantEmail);
        string[] all = [.. organisation.EmailDomains.Concat(own is null ? [] : [own]).Distinct()];
        var elsewhere = await db.Domains.Where(d => d.Proven != null && all.Contains(d.Proven) && d.EntityId != organisation.Id.Value).Select(d => d.Domain).ToListAsync(cancel);
        return [.. all.Select(domain => new DomainHint(
            domain,
            EmailDomains.IsFreeMail(domain) ? DomainKind.FreeMail
                : EmailDomains.IsShared(domain) ? DomainKind.Shared
                : elsewhere.Contains(domain) ? DomainKind.ProvenElsewhere : DomainKind.Own,
            own is not null && (domain == own || EmailDomains.IsWithin(own, domain)),
            organisation.EmailDomains.Contains(domain)))];
    }

    private static async Task<IReadOnlyList<PossibleDuplicate>> Duplicates(OrganisationsDb db, Organisation organisation, CancellationToken cancel)
    {
        var key = NameKey.Of(organisation.Name);
        var words = key.Split(' ');
        // Likeness is judged here; the database only brings those that share the number, a domain, or a word or the beginning of one.
        var (first, longest) = (words[0].Length > 4 ? words[0][..4] : words[0], words.MaxBy(w => w.Length)!);
        var register = OrganisationRows.RegisterKey(organisation.Register, organisation.RegisterNumber);
        var domains = organisation.EmailDomains.Where(d => !EmailDomains.IsFreeMail(d) && !EmailDomains.IsShared(d)).ToList();
        var sameDomain = await db.Domains.Where(d => domains.Contains(d.Domain) && d.EntityId != organisation.Id.Value).Select(d => d.EntityId).Take(MostCandidates).ToListAsync(cancel);
        var candidates = await db.Organisations
            .Where(o => o.EntityId != organisation.Id.Value && o.State != OrganisationState.Declined)
            .Where(o => o.RegisterKey != null && o.RegisterKey == register || sameDomain.Contains(o.EntityId) || o.NameKey.StartsWith(first) || o.NameKey.Contains(longest))
            .OrderByDescending(o => o.RegisterKey != null && o.RegisterKey == register || sameDomain.Contains(o.EntityId) || o.NameKey == key).ThenBy(o => o.Name)
            .Take(MostCandidates).ToListAsync(cancel);
        return
        [
            .. candidates
                .Select(o => new PossibleDuplicate(new OrganisationId(o.EntityId), o.Ref, o.Slug, o.Name, o.State, [.. Reasons(o, key, register, sameDomain)]))
                .Where(d => d.Reasons.Count > 0).OrderByDescending(d => d.Reasons.Count).Take(MostDuplicates),
        ];
    }

    private static IEnumerable<DuplicateReason> Reasons(OrganisationRow other, string key, string? register, List<Guid> sameDomain)
    {
        if (register is not null && other.RegisterKey == register) yield return DuplicateReason.SameRegisterNumber;
        if (other.NameKey == key) yield return DuplicateReason.SameName;
        else if (NameKey.IsSimilar(other.NameKey, key)) yield return DuplicateReason.SimilarName;
        if (sameDomain.Contains(other.EntityId)) yield return DuplicateReason.SameEmailDomain;
    }

    private static IQueryable<OrganisationRow> Oldest(IQueryable<OrganisationRow> rows, PageAsked page)
    {
        if (page.Keys is [var number, var text])
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(number, CultureInfo.InvariantCulture));
            var id = Guid.Parse(text);
            rows = page.Backwards
                ? rows.Where(r => r.StateSince < at || r.StateSince == at && r.EntityId.CompareTo(id) < 0)
                : rows.Where(r => r.StateSince > at || r.StateSince == at && r.EntityId.CompareTo(id) > 0);
        }
        return page.Backwards
            ? rows.OrderByDescending(r => r.StateSince).ThenByDescending(r => r.EntityId)
            : rows.OrderBy(r => r.StateSince).ThenBy(r => r.EntityId);
    }
}
