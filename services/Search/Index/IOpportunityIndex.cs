using Secondments.Contracts.Search.Api;
using Secondments.Kernel;

namespace Secondments.Search.Index;

/// <summary>
/// Finds opportunities. Every engine passes the same contract tests. Writes carry the version of the entity that they come
/// from: an older or equal one changes nothing, so they may come late, twice or in any order.
/// </summary>
public interface IOpportunityIndex
{
    /// <summary>
    /// Puts in what has a document and takes out what hasn't, keeping the version of both. Once it returns, it is durable and
    /// found. A document whose organisation isn't known yet waits for it. What is told again replaces its own version too.
    /// </summary>
    Task Write(IReadOnlyList<IndexEntry> entries, CancellationToken cancel = default);

    /// <summary>Keeps an organisation; its documents follow its name, and are hidden while it isn't shown.</summary>
    Task Write(OrganisationEntry organisation, CancellationToken cancel = default);

    Task<IndexPage> Search(IndexQuery query, CancellationToken cancel = default);

    /// <summary>Ways to complete what is typed, from public documents only.</summary>
    Task<IReadOnlyList<Suggestion>> Suggest(string text, int most, CancellationToken cancel = default);

    /// <summary>What is most like the opportunity, that one left out; null when the viewer can't see it or it isn't there.</summary>
    Task<IReadOnlyList<IndexHit>?> Similar(OpportunityId id, Viewer viewer, DateTimeOffset now, int most, CancellationToken cancel = default);

    /// <summary>The id behind a short reference, for those who may see it; null otherwise.</summary>
    Task<OpportunityId?> Find(string reference, Viewer viewer, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Builds everything anew beside what serves, then changes over: no moment without results.</summary>
    /// <returns>The number of documents.</returns>
    Task<long> Rebuild(CancellationToken cancel = default);

    /// <summary>
    /// Takes rows out, and lets any version replace others; those that have another version by now stay as they are. What is doubted goes on
    /// being found until it is replaced.
    /// </summary>
    /// <returns>How many were taken out.</returns>
    Task<int> Repair(IReadOnlyList<IndexRowSeen> gone, IReadOnlyList<IndexRowSeen> doubted, CancellationToken cancel = default);

    /// <summary>An organisation's documents, as they are found.</summary>
    Task<IReadOnlyList<IndexRow>> RowsOf(OrganisationId organisation, CancellationToken cancel = default);

    Task<IndexFigures> Figures(CancellationToken cancel = default);
}
