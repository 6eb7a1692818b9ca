using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Secondments.Bench.Hosts;
using Secondments.Bench.Searching;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Search.Domain;
using Secondments.Search.Index;
using Secondments.Search.Sqlite;

namespace Secondments.Bench;

/// <summary>
/// Documents a second into the index, against the same texts inserted into a bare FTS5 table: as many in a commit, with the
/// same durability, cut into words and stemmed by SQLite's own tokenizer.
/// </summary>
internal static class BulkIndexBench
{
    private const int Documents = 5_000;
    private const int InACommit = 256;
    private const int Rounds = 3;

    /// <summary>Batches on their way, as when partitions of the bus bring them.</summary>
    private const int AtATime = 4;

    public static async Task Run()
    {
        var organisation = new OrganisationEntry(new OrganisationId(Guid.CreateVersion7()), 1, "bench", "Bench Council", Sector.Public, true);
        var entries = Enumerable.Range(0, Documents).Select(n => EntryOf(organisation.Id, n)).ToList();
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var folder = RunningStandalone.NewFolder();
            var engine = await Engine(folder, organisation, entries);
            var raw = Raw(folder, entries);
            Directory.Delete(folder, recursive: true);
            // The first is for warming up.
            if (round == 0) continue;
            ours.Add(engine);
            theirs.Add(raw);
        }
        Figure.RatioAtLeast("bulk-index", ours.Order().ElementAt(Rounds / 2), theirs.Order().ElementAt(Rounds / 2), "documents/s", 0.5).Print();
    }

    private static async Task<double> Engine(string folder, OrganisationEntry organisation, List<IndexEntry> entries)
    {
        await using var index = SqliteOpportunityIndex.Open(Path.Combine(folder, "search-index.db"), TimeProvider.System, NullLogger<SqliteOpportunityIndex>.Instance);
        await index.Write(organisation);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(entries.Chunk(InACommit), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (batch, cancel) => await index.Write(batch, cancel));
        return entries.Count / clock.Elapsed.TotalSeconds;
    }

    private static double Raw(string folder, List<IndexEntry> entries)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -64000; PRAGMA temp_store = MEMORY");
        Execute(connection, "CREATE VIRTUAL TABLE documents USING fts5(title, skills, organisation, place, description, tokenize='porter unicode61')");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO documents(title, skills, organisation, place, description) VALUES($t0, $t1, $t2, $t3, $t4)";
        for (var i = 0; i < 5; i++) insert.Parameters.AddWithValue($"$t{i}", null);
        var clock = Stopwatch.StartNew();
        foreach (var batch in entries.Chunk(InACommit))
        {
            Execute(connection, "BEGIN IMMEDIATE");
            foreach (var (card, texts) in batch.Select(e => e.Document!))
            {
                string[] values = [card.Title, string.Join(" ; ", card.Skills), "Bench Council", $"{string.Join(" ; ", card.Places.Select(p => p.Name))} ; {texts.PlaceWords}", $"{texts.Description} ; {texts.More}"];
                for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i];
                insert.ExecuteNonQuery();
            }
            Execute(connection, "COMMIT");
        }
        return entries.Count / clock.Elapsed.TotalSeconds;
    }

    private static IndexEntry EntryOf(OrganisationId organisation, int number)
    {
        var now = DateTimeOffset.UtcNow;
        return Indexing.EntryOf(new OpportunityChanged(
            new OpportunityId(Guid.CreateVersion7()), Ids.NewRef(), "slug", organisation, OpportunityState.Live, SearchRows.Details(number), 1, 1, now, now.AddDays(30))
        { Meta = EventMeta.None with { Version = 1, At = now } }, now);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
