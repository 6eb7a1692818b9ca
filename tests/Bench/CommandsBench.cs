using System.Diagnostics;
using Npgsql;
using Secondments.Bench.Hosts;
using Secondments.Bench.Raw;
using Secondments.Contracts.Opportunities.Api;

namespace Secondments.Bench;

/// <summary>
/// Acknowledged commands a second over HTTP: each saves an opportunity's details under a key of its own. The raw part writes
/// the same rows in hand-written transactions, one commit each, over the same driver with the same durability.
/// </summary>
internal static class CommandsBench
{
    private const int Clients = 32;
    private const int Opportunities = 10_000;
    private const int Rounds = 3;
    private const int MostWarmUps = 15;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(4);

    public static Task Spread() => Run("commands", hot: false);

    public static Task Hot() => Run("hot-grain", hot: true);

    private static async Task Run(string name, bool hot)
    {
        await OnSqlite($"{name}-sqlite", hot);
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { } server) await OnPostgres($"{name}-postgres", server, hot);
        else Console.Error.WriteLine($"{name}-postgres: skipped, TEST_POSTGRES is not set (a connection string without a database)");
    }

    private static async Task OnSqlite(string name, bool hot)
    {
        await using var exchange = await RunningStandalone.Start(RunningStandalone.NewFolder());
        await using var raw = await RawTransactions.OnSqlite(Path.Combine(exchange.Data, "raw.db"), Opportunities);
        await Measure(name, exchange, raw, hot);
    }

    private static async Task OnPostgres(string name, string server, bool hot)
    {
        var prefix = $"bench_{Guid.NewGuid():n}";
        string[] databases = [.. new[] { "identity", "organisations", "opportunities", "search", "portal", "raw" }.Select(s => $"{prefix}_{s}")];
        await using var admin = NpgsqlDataSource.Create($"{server};Database=postgres");
        foreach (var database in databases) await Execute(admin, $"CREATE DATABASE {database}");
        try
        {
            var settings = new Dictionary<string, string>
            {
                ["Database__Provider"] = "postgres",
                ["Database__Postgres"] = $"{server};Database={prefix}_{{service}};Maximum Pool Size=40",
            };
            await using var exchange = await RunningStandalone.Start(RunningStandalone.NewFolder(), settings);
            await using var raw = await RawTransactions.OnPostgres($"{server};Database={prefix}_raw;Max Auto Prepare=50;Auto Prepare Min Usages=2", Opportunities);
            await Measure(name, exchange, raw, hot);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            foreach (var database in databases) await Execute(admin, $"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private static async Task Measure(string name, RunningStandalone exchange, RawTransactions raw, bool hot)
    {
        var host = await BenchHost.Make(exchange);
        await host.Import(Rows.Lines(Opportunities), publish: true);
        var all = await host.All();
        var client = new SavingClient(exchange, await host.Api.BearerToken(), all);

        await WarmUp(() => client.Load(Clients, Slice, hot));
        await raw.Load(hot ? 1 : Clients, TimeSpan.FromSeconds(1), hot);
        var (ours, theirs, inserts) = (new List<double>(), new List<double>(), new List<double>());
        var (processor, saved) = (TimeSpan.Zero, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var before = exchange.Processor;
            ours.Add(await client.Load(Clients, Slice, hot));
            processor += exchange.Processor - before;
            saved += ours[^1] * Slice.TotalSeconds;
            theirs.Add(await raw.Load(hot ? 1 : Clients, Slice, hot));
            inserts.Add(await raw.SingleInserts(Clients, TimeSpan.FromSeconds(1)));
        }
        Figure.RatioAtLeast(name, Median(ours), Median(theirs), "commands/s", 1.0).Print();
        Figure.Told($"{name}-processor", processor.TotalMilliseconds / saved, "ms of processor/command").Print();
        Figure.Told($"{name}-single-inserts", Median(inserts), "inserts/s").Print();
    }

    /// <summary>Until the code is compiled as well as it will be: until a slice isn't quicker than the one before.</summary>
    private static async Task WarmUp(Func<Task<double>> slice)
    {
        var (last, now) = (0.0, 1.0);
        for (var i = 0; i < MostWarmUps && now > last * 1.05; i++) (last, now) = (now, await slice());
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class SavingClient(RunningStandalone exchange, string token, IReadOnlyList<OpportunitySummary> all)
    {
        private int _number;

        public async Task<double> Load(int clients, TimeSpan time, bool hot)
        {
            var done = 0;
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, clients).Select(c => Task.Run(async () =>
            {
                var random = new Random(c);
                while (clock.Elapsed < time)
                {
                    await Save(hot ? all[0] : all[random.Next(all.Count)], Interlocked.Increment(ref _number));
                    Interlocked.Increment(ref done);
                }
            })));
            return done / clock.Elapsed.TotalSeconds;
        }

        private Task Save(OpportunitySummary opportunity, int number) => Saving.Save(
            exchange.Http, opportunity.Id, Rows.Details(number % 500) with { Title = opportunity.Title, Reference = Rows.ReferenceOf(opportunity.Title!) }, $"bench-{number}", token);
    }
}
