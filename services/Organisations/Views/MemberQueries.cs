using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Organisations.Persistence;

namespace Secondments.Organisations.Views;

/// <summary>Who belongs where. Names come from the people's own rows, which their organisations may read.</summary>
internal sealed class MemberQueries(IReads<OrganisationsDb> reads, PagedLists pages)
{
    /// <summary>An organisation's members, the longest-standing first.</summary>
    /// <param name="withAddresses">For its admins.</param>
    public async Task<Result<ListOf<MemberAnswer>>> Of(OrganisationId organisation, MemberRole? role, bool withAddresses, string? cursor, string? size, CancellationToken cancel)
    {
        var query = $"members {organisation} {role}";
        if (!pages.Read(query, cursor, size).TryGet(out var page, out var error)) return error;
        var (rows, total, people) = await reads.Query(Reader.Of(null, organisation), async db =>
        {
            var members = db.Members.Where(m => m.Organisation == organisation.Value);
            if (role is { } wanted)
            {
                var name = RoleNames.Of(wanted);
                members = members.Where(m => m.Roles.Contains(name));
            }
            var found = await Ordered(members, page).Take(page.Size + 1).ToListAsync(cancel);
            var ids = found.Select(m => m.Member).ToList();
            var named = await db.People.Where(p => ids.Contains(p.EntityId)).ToDictionaryAsync(p => p.EntityId, cancel);
            return (found, await members.CountAsync(cancel), named);
        }, cancel);
        return pages.Answer(query, page, rows, total,
            m => [m.Since.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), m.EntityId.ToString()],
            m =>
            {
                var person = people.GetValueOrDefault(m.Member);
                return new MemberAnswer(m.Member, m.Kind, person?.Name ?? m.ClientName, withAddresses ? person?.Email : null, RoleNames.Read(m.Roles), m.Since, m.Version);
            });
    }

    /// <summary>Members by id or by the whole e-mail address; of those who have left, only that they were here.</summary>
    public async Task<IReadOnlyList<MemberName>> Names(OrganisationId organisation, IReadOnlyList<Guid> ids, string? email, CancellationToken cancel)
    {
        var address = email?.ToLowerInvariant();
        return await reads.Query(Reader.Of(null, organisation), async db =>
        {
            var byAddress = address is null ? [] : await db.People.Where(p => p.Email.ToLower() == address).Select(p => p.EntityId).ToListAsync(cancel);
            Guid[] wanted = [.. ids, .. byAddress];
            var members = await db.Members.Where(m => m.Organisation == organisation.Value && wanted.Contains(m.Member)).ToListAsync(cancel);
            var here = members.Select(m => m.Member).ToList();
            var people = await db.People.Where(p => here.Contains(p.EntityId)).ToDictionaryAsync(p => p.EntityId, cancel);
            // Copies keep the end of a membership; of another organisation's people there is none here.
            var left = await db.MembershipCopies.Where(m => m.OrganisationId == organisation.Value && m.Removed && wanted.Contains(m.Member)).Select(m => new { m.Member, m.Kind }).ToListAsync(cancel);
            return (IReadOnlyList<MemberName>)
            [
                .. members.Select(m => new MemberName(m.Member, m.Kind, people.GetValueOrDefault(m.Member)?.Name ?? m.ClientName, people.GetValueOrDefault(m.Member)?.Email, Left: false)),
                .. left.Where(m => !here.Contains(m.Member)).Select(m => new MemberName(m.Member, m.Kind, null, null, Left: true)),
            ];
        }, cancel);
    }

    /// <summary>Roles that somebody ought to hold and nobody does.</summary>
    public async Task<IReadOnlyList<MemberRole>> RolesNobodyHolds(OrganisationId organisation, bool convening, CancellationToken cancel)
    {
        var held = await reads.Query(Reader.Of(null, organisation),
            db => db.Members.Where(m => m.Organisation == organisation.Value).Select(m => m.Roles).Distinct().ToListAsync(cancel), cancel);
        MemberRole[] wanted = [MemberRole.Admin, MemberRole.Host, MemberRole.Releaser, MemberRole.Signatory, .. convening ? [MemberRole.Broker] : Array.Empty<MemberRole>()];
        return [.. wanted.Except(held.SelectMany(RoleNames.Read))];
    }

    /// <summary>Whom to tell of what concerns an organisation as a whole: those with a role beside staff; where there are none, those who have been there longest.</summary>
    public async Task<IReadOnlyList<Guid>> ToTell(OrganisationId organisation, CancellationToken cancel)
    {
        const int MostStaff = 100;
        var staff = RoleNames.Write([MemberRole.Staff]);
        return await reads.Query(Reader.Of(null, organisation), async db =>
        {
            var people = db.Members.Where(m => m.Organisation == organisation.Value && m.Kind == MemberKind.Person);
            var withRoles = await people.Where(m => m.Roles != staff).Select(m => m.Member).ToListAsync(cancel);
            return withRoles.Count > 0 ? withRoles : await people.OrderBy(m => m.Since).Select(m => m.Member).Take(MostStaff).ToListAsync(cancel);
        }, cancel);
    }

    /// <summary>Where a person or client belongs, by name.</summary>
    public async Task<MyMemberships> WhereIs(Guid member, CancellationToken cancel)
    {
        var mine = await reads.Query(new Reader([member]),
            db => db.Members.Where(m => m.Member == member).ToDictionaryAsync(m => m.Organisation, m => RoleNames.Read(m.Roles), cancel), cancel);
        // Reading their names needs the right to read those organisations' rows, which these memberships give.
        var ids = mine.Keys.ToList();
        var organisations = await reads.Query(new Reader([PrivateViewRow.Public, .. ids]),
            db => db.Organisations.Where(o => ids.Contains(o.EntityId)).OrderBy(o => o.Name).ToListAsync(cancel), cancel);
        return new MyMemberships(
            [.. organisations.Select(o => new MyMembership(new OrganisationId(o.EntityId), o.Ref, o.Slug, o.Name, o.State, o.Convening, o.Ladder, mine[o.EntityId]))],
            mine.TryGetValue(Exchange.Organisation.Value, out var roles) && roles.Contains(MemberRole.Operator));
    }

    public async Task<Result<ListOf<InvitationAnswer>>> Invitations(OrganisationId organisation, InvitationState? state, string? cursor, string? size, CancellationToken cancel)
    {
        var query = $"invitations {organisation} {state}";
        if (!pages.Read(query, cursor, size).TryGet(out var page, out var error)) return error;
        var (rows, total) = await reads.Query(Reader.Of(null, organisation), async db =>
        {
            var matching = db.Invitations.Where(i => i.Organisation == organisation.Value);
            if (state is { } wanted) matching = matching.Where(i => i.State == wanted);
            return (await Newest(matching, page).Take(page.Size + 1).ToListAsync(cancel), await matching.CountAsync(cancel));
        }, cancel);
        return pages.Answer(query, page, rows, total,
            i => [i.SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), i.EntityId.ToString()],
            i => new InvitationAnswer(i.EntityId, i.Email, i.Name, RoleNames.Read(i.Roles), i.State, i.SentAt, i.ExpiresAt, i.Version));
    }

    private static IQueryable<MembershipRow> Ordered(IQueryable<MembershipRow> rows, PageAsked page)
    {
        if (KeysOf(page) is var (at, id))
        {
            rows = page.Backwards
                ? rows.Where(r => r.Since < at || r.Since == at && r.EntityId.CompareTo(id) < 0)
                : rows.Where(r => r.Since > at || r.Since == at && r.EntityId.CompareTo(id) > 0);
        }
        return page.Backwards ? rows.OrderByDescending(r => r.Since).ThenByDescending(r => r.EntityId) : rows.OrderBy(r => r.Since).ThenBy(r => r.EntityId);
    }

    private static IQueryable<InvitationRow> Newest(IQueryable<InvitationRow> rows, PageAsked page)
    {
        if (KeysOf(page) is var (at, id))
        {
            rows = page.Backwards
                ? rows.Where(r => r.SentAt > at || r.SentAt == at && r.EntityId.CompareTo(id) > 0)
                : rows.Where(r => r.SentAt < at || r.SentAt == at && r.EntityId.CompareTo(id) < 0);
        }
        return page.Backwards ? rows.OrderBy(r => r.SentAt).ThenBy(r => r.EntityId) : rows.OrderByDescending(r => r.SentAt).ThenByDescending(r => r.EntityId);
    }

    private static (DateTimeOffset At, Guid Id)? KeysOf(PageAsked page) => page.Keys is [var at, var id]
        ? (DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)), Guid.Parse(id))
        : null;
}
