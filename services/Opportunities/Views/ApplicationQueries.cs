using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Persistence;

namespace Secondments.Opportunities.Views;

/// <summary>Lists of applications, each party's own.</summary>
internal sealed class ApplicationQueries(IReads<OpportunitiesDb> reads, Cursors cursors)
{
    /// <param name="sort"><c>changed</c> or <c>closing</c>.</param>
    public async Task<Result<ListOf<ApplicationListItem>>> Mine(
        PersonId person, IReadOnlyList<ApplicationState> states, string sort, string? cursor, int size, CancellationToken cancel)
    {
        var query = $"applications?person={person}&state={string.Join(',', states.Select(Words.Of))}&sort={sort}";
        if (!Keys(query, cursor).TryGet(out var after, out var error)) return error;

        return await reads.Query(Reader.Of(person), async db =>
        {
            var rows = db.Set<OwnApplicationRow>().Where(r => r.Applicant == person.Value);
            if (states.Count > 0) rows = rows.Where(r => states.Contains(r.State));
            var total = await rows.LongCountAsync(cancel);
            if (after is { } last)
                rows = sort == "closing"
                    ? rows.Where(r => (r.ClosesAt ?? Never) > last.At || ((r.ClosesAt ?? Never) == last.At && string.Compare(r.Ref, last.Ref) > 0))
                    : rows.Where(r => r.ChangedAt < last.At || (r.ChangedAt == last.At && string.Compare(r.Ref, last.Ref) > 0));
            var ordered = sort == "closing" ? rows.OrderBy(r => r.ClosesAt ?? Never).ThenBy(r => r.Ref) : rows.OrderByDescending(r => r.ChangedAt).ThenBy(r => r.Ref);
            var page = await ordered.Take(size + 1).ToListAsync(cancel);
            return Page(page, size, total, r => r.Item(), r => cursors.Encode(query, Key(sort == "closing" ? r.ClosesAt ?? Never : r.ChangedAt), r.Ref));
        }, cancel);
    }

    /// <param name="releases">Release states; null among them means that home hasn't been asked.</param>
    /// <param name="sort"><c>newest</c>, <c>waiting</c> or <c>fit</c>.</param>
    public async Task<Result<ListOf<CandidateListItem>>> Candidates(
        OrganisationId host, OpportunityId opportunity, IReadOnlyList<ApplicationState> stages, IReadOnlyList<ReleaseState?> releases, int? round, string sort,
        string? cursor, int size, CancellationToken cancel)
    {
        var query = $"candidates?opportunity={opportunity}&stage={string.Join(',', stages.Select(Words.Of))}&release={string.Join(',', releases)}&round={round}&sort={sort}";
        if (!Keys(query, cursor).TryGet(out var after, out var error)) return error;

        return await reads.Query(Reader.Of(null, host), async db =>
        {
            var rows = db.Set<CandidateRow>().Where(r => r.Host == host.Value && r.Opportunity == opportunity.Value);
            if (stages.Count > 0) rows = rows.Where(r => stages.Contains(r.State));
            if (round is { } only) rows = rows.Where(r => r.Round == only);
            if (releases.Count > 0) rows = rows.Where(r => releases.Contains(r.Release));
            var total = await rows.LongCountAsync(cancel);
            if (after is { } last)
                rows = sort switch
                {
                    "waiting" => rows.Where(r => r.Since > last.At || (r.Since == last.At && string.Compare(r.Ref, last.Ref) > 0)),
                    "fit" => rows.Where(r => r.SkillsMet < last.Number || (r.SkillsMet == last.Number && string.Compare(r.Ref, last.Ref) > 0)),
                    _ => rows.Where(r => r.SubmittedAt < last.At || (r.SubmittedAt == last.At && string.Compare(r.Ref, last.Ref) > 0)),
                };
            var ordered = sort switch
            {
                "waiting" => rows.OrderBy(r => r.Since).ThenBy(r => r.Ref),
                "fit" => rows.OrderByDescending(r => r.SkillsMet).ThenBy(r => r.Ref),
                _ => rows.OrderByDescending(r => r.SubmittedAt).ThenBy(r => r.Ref),
            };
            var page = await ordered.Take(size + 1).ToListAsync(cancel);
            return Page(page, size, total, r => r.Item(), r => cursors.Encode(query, sort switch
            {
                "waiting" => Key(r.Since),
                "fit" => r.SkillsMet.ToString(CultureInfo.InvariantCulture),
                _ => Key(r.SubmittedAt),
            }, r.Ref));
        }, cancel);
    }

    public Task<StagesAnswer> Stages(OrganisationId host, OpportunityId opportunity, CancellationToken cancel) => reads.Query(Reader.Of(null, host), async db =>
    {
        var stages = await db.Set<CandidateRow>().Where(r => r.Host == host.Value && r.Opportunity == opportunity.Value)
            .GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var drafts = await db.Set<UnsentDraftRow>().CountAsync(r => r.Opportunity == opportunity.Value, cancel);
        return new StagesAnswer(stages.ToDictionary(s => Words.Of(s.Key), s => s.Count), drafts);
    }, cancel);

    /// <summary>Applications to an opportunity that are in one of these states, for the host's own doing.</summary>
    public Task<List<Guid>> In(OrganisationId host, OpportunityId opportunity, IReadOnlyList<ApplicationState> states, CancellationToken cancel) =>
        reads.Query(Reader.Of(null, host), db => db.Set<CandidateRow>()
            .Where(r => r.Host == host.Value && r.Opportunity == opportunity.Value && states.Contains(r.State))
            .OrderBy(r => r.SubmittedAt).Select(r => r.EntityId).ToListAsync(cancel), cancel);

    /// <summary>Drafts for an opportunity: for letters to their writers, whom the host never learns.</summary>
    public Task<List<Guid>> Drafts(OrganisationId host, OpportunityId opportunity, CancellationToken cancel) =>
        reads.Query(Reader.Of(null, host), db => db.Set<UnsentDraftRow>().Where(r => r.Opportunity == opportunity.Value).Select(r => r.EntityId).ToListAsync(cancel), cancel);

    /// <summary>A person's drafts that name no employer yet.</summary>
    public Task<List<Guid>> DraftsWithoutEmployer(PersonId person, CancellationToken cancel) => reads.Query(Reader.Of(person), db => db.Set<OwnApplicationRow>()
        .Where(r => r.Applicant == person.Value && r.State == ApplicationState.Draft && r.Home == null).Select(r => r.EntityId).ToListAsync(cancel), cancel);

    /// <summary>Everything that a person applied for.</summary>
    public Task<List<Guid>> AllOf(PersonId person, CancellationToken cancel) => reads.Query(Reader.Of(person), db => db.Set<OwnApplicationRow>()
        .Where(r => r.Applicant == person.Value).Select(r => r.EntityId).ToListAsync(cancel), cancel);

    /// <summary>
    /// Who must hear when the host changes the post: applications whose release is open (asked, or put off), and drafts. One
    /// question for both, because it is asked at every change and mostly nobody is there.
    /// </summary>
    public async Task<(IReadOnlyList<Guid> WaitingForHome, IReadOnlyList<Guid> Drafts)> Following(OrganisationId host, OpportunityId opportunity, CancellationToken cancel)
    {
        var found = await reads.Query(Reader.Of(null, host), db => db.Set<CandidateRow>()
            .Where(r => r.Host == host.Value && r.Opportunity == opportunity.Value
                && (r.Release == ReleaseState.Requested || r.Release == ReleaseState.Deferred))
            .Select(r => new { r.EntityId, Draft = false })
            .Concat(db.Set<UnsentDraftRow>().Where(r => r.Opportunity == opportunity.Value).Select(r => new { r.EntityId, Draft = true }))
            .ToListAsync(cancel), cancel);
        return ([.. found.Where(f => !f.Draft).Select(f => f.EntityId)], [.. found.Where(f => f.Draft).Select(f => f.EntityId)]);
    }

    internal static readonly DateTimeOffset Never = DateTimeOffset.FromUnixTimeMilliseconds(253402300799999);

    internal static string Key(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    internal static ListOf<TItem> Page<TRow, TItem>(List<TRow> rows, int size, long total, Func<TRow, TItem> item, Func<TRow, string> cursor) => new(
        [.. rows.Take(size).Select(item)], total, TotalIsExact: true, rows.Count > size ? cursor(rows[size - 1]) : null, Previous: null);

    private Result<Last?> Keys(string query, string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return (Last?)null;
        if (!cursors.Decode(query, cursor).TryGet(out var keys, out var error)) return error;
        return Last.Of(keys);
    }

    /// <summary>Where the page before ended: an instant or a number, and a reference.</summary>
    internal sealed record Last(long Number, string Ref)
    {
        public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Number);

        public static Last Of(string[] keys) => new(long.Parse(keys[0], CultureInfo.InvariantCulture), keys[1]);
    }
}
