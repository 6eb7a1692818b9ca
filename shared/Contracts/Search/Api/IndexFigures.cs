using System.Globalization;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Contracts.Search.Api;

/// <summary>What a rebuild did: the answer of <c>POST /api/search/rebuild</c>. With <c>?wait=false</c> it answers 202 at once, with <see cref="IndexFigures"/>.</summary>
public sealed record RebuildAnswer(long Documents, int Milliseconds);

/// <summary>
/// What the index holds, for comparison with the opportunities themselves: the answer of <c>GET /api/search/figures</c>.
/// </summary>
/// <param name="Pending">Documents that wait for their organisation; they are in no result and in no group.</param>
/// <param name="RebuiltAt">When it was last built anew; null when never.</param>
/// <param name="Rebuild">How far the one is that runs now.</param>
/// <param name="RebuildFailed">The last one that was asked for broke off; what was there before goes on serving.</param>
public sealed record IndexFigures(
    long Documents, long Pending, IReadOnlyList<IndexFigure> Groups, DateTimeOffset? RebuiltAt = null, RebuildProgress? Rebuild = null, bool RebuildFailed = false);

public sealed record RebuildProgress(DateTimeOffset StartedAt, long Done, long Total);

/// <summary>What an index should hold, from the opportunities themselves: the answer of <c>GET /api/operator/opportunities/index</c>.</summary>
public sealed record ExpectedIndex(long Documents, IReadOnlyList<IndexFigure> Groups);

/// <param name="Checksum">The exclusive or of a 64-bit hash of (id, fingerprint of what was told) of each document, in hexadecimal.</param>
public sealed record IndexFigure(OrganisationId Organisation, OpportunityVisibility Visibility, long Documents, string Checksum)
{
    /// <summary>Figures in their order, of documents in any.</summary>
    public static IReadOnlyList<IndexFigure> Of(IEnumerable<(OrganisationId Organisation, OpportunityVisibility Visibility, Guid Id, ulong Print)> documents)
    {
        var groups = new Dictionary<(OrganisationId Organisation, OpportunityVisibility Visibility), (long Documents, ulong Checksum)>();
        foreach (var (organisation, visibility, id, print) in documents)
        {
            var (count, checksum) = groups.GetValueOrDefault((organisation, visibility));
            groups[(organisation, visibility)] = (count + 1, checksum ^ HashOf(id, print));
        }
        return
        [
            .. groups.Select(g => new IndexFigure(g.Key.Organisation, g.Key.Visibility, g.Value.Documents, g.Value.Checksum.ToString("x16", CultureInfo.InvariantCulture)))
                .OrderBy(f => f.Organisation.Value).ThenBy(f => f.Visibility),
        ];
    }

    /// <summary>A snapshot's fingerprint as a number; 0 where none is known.</summary>
    public static ulong PrintOf(string? fingerprint) => ulong.TryParse(fingerprint, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var print) ? print : 0;

    /// <summary>The hash of one document: the id's two halves and the fingerprint, mixed by SplitMix64's finaliser.</summary>
    public static ulong HashOf(Guid id, ulong print)
    {
        var x = Ids.Spread(id) + (0x9E3779B97F4A7C15UL * print);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}

/// <summary>
/// One document: a row of <c>GET /api/search/figures/{organisation}</c>, as the index holds it, or of <c>GET /api/operator/opportunities/index/{organisation}</c>, as it
/// should.
/// </summary>
/// <param name="Version">Of the snapshot that the index took, or of the opportunity: it rises with turns that tell nothing new, so the two may differ.</param>
/// <param name="Fingerprint">Of what was told: the same when the two agree.</param>
public sealed record IndexRow(OpportunityId Id, long Version, string Fingerprint, OpportunityVisibility Visibility);

/// <summary>
/// <c>POST /api/search/repair</c>: takes out what the exchange has no more, and lets any version replace what is not as it was told. Rows that
/// have changed since they were read stay. Nothing that is right leaves the results.
/// </summary>
/// <param name="Gone">Rows that should not be there.</param>
/// <param name="Doubted">Rows that say something else than the exchange does.</param>
public sealed record RepairIndexRequest(IReadOnlyList<IndexRowSeen>? Gone = null, IReadOnlyList<IndexRowSeen>? Doubted = null);

/// <param name="Version">As the index had it.</param>
public sealed record IndexRowSeen(OpportunityId Id, long Version);

/// <param name="Removed">Of those that should not be there.</param>
public sealed record RepairIndexAnswer(int Removed);
