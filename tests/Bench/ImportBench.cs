using System.Diagnostics;
using Secondments.Bench.Hosts;
using Secondments.Standalone.Adverts;

namespace Secondments.Bench;

/// <summary>
/// Rows a second from the upload to the moment at which a search finds them all: the real adverts where they are here, by an
/// exchange that has imported before, as one that runs has; beside it the same as the first thing after a start, when half
/// of the time goes to compiling, and 100,000 generated rows.
/// </summary>
internal static class ImportBench
{
    private const int Generated = 3_280;
    private const int Many = 100_000;

    public static async Task Run()
    {
        var file = Environment.GetEnvironmentVariable("ADVERTS_FILE");
        if (file is null) Console.Error.WriteLine("ADVERTS_FILE is not set: generated rows stand in for the adverts");
        var rows = file is null ? [.. Rows.Lines(Generated)] : (await File.ReadAllLinesAsync(file)).Where(l => l.Length > 0).Select(l => AdvertMapping.RowOf(Advert.Read(l))).ToList();
        await using var exchange = await RunningStandalone.Start(RunningStandalone.NewFolder());
        var first = await Measure(exchange, "First Council", [.. Rows.Lines(Generated)]);
        Figure.AtLeast(file is null ? "import-generated" : "import", await Measure(exchange, "Second Council", rows), "rows/s", 500).Print();
        Figure.Told("import-just-started", first, "rows/s").Print();
        Figure.Told("import-100k", await Measure(exchange, "Third Council", [.. Rows.Lines(Many)]), "rows/s").Print();
    }

    private static async Task<double> Measure(RunningStandalone exchange, string organisation, IReadOnlyList<string> rows)
    {
        var host = await BenchHost.Make(exchange, organisation, domain: $"{organisation.Split(' ')[0].ToLowerInvariant()}.example");
        var before = (await exchange.Index()).Documents;
        var clock = Stopwatch.StartNew();
        var job = await host.Import(rows, publish: true);
        await exchange.Indexes(before + job.Added);
        return rows.Count / clock.Elapsed.TotalSeconds;
    }
}
