using System.Text.Json;
using Secondments.Bench.Hosts;
using Secondments.Demo;
using Secondments.Kernel;

namespace Secondments.Bench.Searching;

/// <summary>
/// An exchange with so many opportunities of twenty organisations, all of them found. <c>BENCH_FOLDER</c> names a folder in
/// which full exchanges are kept from run to run: a hundred thousand rows take minutes to import.
/// </summary>
internal static class FullExchange
{
    private const int Organisations = 20;
    private const string HostFile = "bench-host.json";

    /// <param name="settings">Where it differs from the usual; such a one isn't kept.</param>
    public static async Task<(RunningStandalone Exchange, BenchHost Host)> Start(int opportunities, IReadOnlyDictionary<string, string>? settings = null)
    {
        var kept = settings is null && Environment.GetEnvironmentVariable("BENCH_FOLDER") is { Length: > 0 } parent ? Path.Combine(parent, opportunities.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
        var folder = kept ?? RunningStandalone.NewFolder();
        var known = File.Exists(Path.Combine(folder, HostFile));
        if (kept is not null && !known && Directory.Exists(kept)) Directory.Delete(kept, recursive: true);
        var exchange = await RunningStandalone.Start(folder, settings, keep: kept is not null);
        return (exchange, known ? Known(exchange) : await Fill(exchange, opportunities));
    }

    private static BenchHost Known(RunningStandalone exchange)
    {
        var kept = JsonSerializer.Deserialize<KeptHost>(File.ReadAllText(Path.Combine(exchange.Data, HostFile)), Json.Stored)!;
        return new BenchHost(kept.Organisation, new ClientSession(exchange.Http, kept.Credentials).Api, kept.Credentials);
    }

    private static async Task<BenchHost> Fill(RunningStandalone exchange, int opportunities)
    {
        BenchHost? last = null;
        for (var n = 0; n < Organisations; n++)
        {
            last = await BenchHost.Make(exchange, $"Bench Body {n + 1}", (Sector)(n % 4), $"bench{n + 1}.example");
            var rows = Enumerable.Range(0, opportunities).Where(i => i % Organisations == n).Select(i => JsonSerializer.Serialize(SearchRows.Details(i), Json.Stored));
            await last.Import(rows, publish: true);
        }
        await exchange.Indexes(opportunities);
        await File.WriteAllTextAsync(Path.Combine(exchange.Data, HostFile), JsonSerializer.Serialize(new KeptHost(last!.Organisation, last.Credentials), Json.Stored));
        return last;
    }

    private sealed record KeptHost(OrganisationId Organisation, ClientCredentials Credentials);
}
