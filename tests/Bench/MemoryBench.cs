using System.Diagnostics;
using System.Globalization;
using Secondments.Bench.Searching;

namespace Secondments.Bench;

/// <summary>
/// What the process holds with 100,000 opportunities after a minute of search pages by eight clients: the memory that is its
/// own (anonymous), and beside it all that is resident, the mapped files of the databases included.
/// </summary>
internal static class MemoryBench
{
    private const int Opportunities = 100_000;
    private const int Clients = 8;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    public static async Task Run()
    {
        var (exchange, _) = await FullExchange.Start(Opportunities);
        await using var running = exchange;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(c => Task.Run(async () =>
        {
            for (var n = c; clock.Elapsed < Length; n += Clients)
            {
                using var answer = await exchange.Http.GetAsync($"/opportunities?{QueryLog.All[n % QueryLog.All.Count]}");
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
            }
        })));
        Figure.AtMost("memory", Megabytes(exchange.ProcessId, "RssAnon"), "MB anonymous", 400).Print();
        Figure.Told("memory-resident", Megabytes(exchange.ProcessId, "VmRSS"), "MB").Print();
    }

    private static double Megabytes(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(l => l.StartsWith($"{name}:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
