namespace Secondments.Search.Elasticsearch;

/// <summary>Which edition of the index serves, and which one is being built beside it. Kept on the server, for every process that writes.</summary>
/// <param name="Heard">When whoever builds last said so: a process that ended in the middle is silent.</param>
/// <param name="Last">The highest number that anybody took: each rebuild has one of its own, so that none can touch what another builds.</param>
/// <param name="Failed">The last rebuild broke off.</param>
internal sealed record Editions(int Serving, int? Building = null, DateTimeOffset? Rebuilt = null, DateTimeOffset? Started = null, DateTimeOffset? Heard = null, long Done = 0, long Total = 0, bool Failed = false, int Last = 0)
{
    /// <summary>Where every write goes.</summary>
    public IEnumerable<int> Targets => Building is { } building ? [Serving, building] : [Serving];
}
