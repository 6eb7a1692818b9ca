using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Search.Domain.Text;
using Secondments.Search.Elasticsearch;
using Secondments.Search.Index;
using Secondments.Search.Tests.Index;
using Secondments.Testing;
using Secondments.Testing.Servers;

namespace Secondments.Search.Tests.Elasticsearch;

/// <summary>A search server of three nodes, one of which is killed, while documents are written and searched.</summary>
[Trait("Kind", "Fault")]
public sealed class NodesTests(ITestOutputHelper output)
{
    /// <summary>How soon both go on: a new master is chosen in a few seconds, on machines that do much else in a few more.</summary>
    private static readonly TimeSpan WellWithin = TimeSpan.FromSeconds(30);

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public async Task Index_WhileANodeIsKilled_AndTheMaster_GoesOnAndLosesNothing()
    {
        await using var nodes = await SearchNodes.Start("elasticsearch");
        await using var index = new ElasticsearchOpportunityIndex(new ElasticsearchOptions(nodes.Urls), TimeProvider.System, NullLogger<ElasticsearchOpportunityIndex>.Instance);
        await index.Write(Documents.Organisation(Documents.Leeds, "Leeds City Council"), TestContext.Current.CancellationToken);
        await nodes.IsWhole(askedOf: 0);
        var use = new Use(index);
        await use.Goes();

        var master = await nodes.Master(askedOf: 0);
        foreach (var victim in (int[])[(master + 1) % 3, master])
        {
            var began = Stopwatch.GetTimestamp();
            nodes.Kill(victim);
            await use.Goes();
            var goes = Stopwatch.GetElapsedTime(began);
            output.WriteLine($"{(victim == master ? "the master" : "a node")} killed: both go on after {goes.TotalSeconds:f1} s; {use.Unsearched} searches and {use.Unwritten} writes told to come again by now");
            Assert.True(goes < WellWithin);
            Assert.Equal(victim == master, await nodes.Master(askedOf: (victim + 1) % 3) != master);
            nodes.Start(victim);
            await nodes.IsWhole(askedOf: (victim + 1) % 3);
        }
        await use.Goes();
        await use.End();

        output.WriteLine($"{use.Told.Count} documents, {use.Searched} searches, the longest {use.Longest.TotalMilliseconds:f0} ms");
        var there = (await index.RowsOf(Documents.Leeds, TestContext.Current.CancellationToken)).ToDictionary(r => r.Id, r => r.Version);
        Assert.Equal(use.Told.OrderBy(t => t.Key.Value), there.OrderBy(t => t.Key.Value));
        // The engine's own bound is 0.9 s.
        Assert.True(use.Longest < TimeSpan.FromSeconds(2), $"a search took {use.Longest}");
    }

    /// <summary>One writes, each document in two versions and until it is told that it is there; one searches.</summary>
    private sealed class Use
    {
        private readonly ElasticsearchOpportunityIndex _index;
        private readonly CancellationTokenSource _end = new();
        private readonly Task _going;
        private int _searched;
        private int _unsearched;
        private int _unwritten;

        public Use(ElasticsearchOpportunityIndex index)
        {
            _index = index;
            _going = Task.WhenAll(Task.Run(Write), Task.Run(Search));
        }

        /// <summary>Versions that were told to be there.</summary>
        public ConcurrentDictionary<OpportunityId, long> Told { get; } = [];

        public TimeSpan Longest { get; private set; }

        public int Searched => _searched;

        public int Unsearched => _unsearched;

        public int Unwritten => _unwritten;

        /// <summary>Waits until further documents were written, and found.</summary>
        public async Task Goes()
        {
            var (written, searched) = (Told.Count, _searched);
            await Eventually.Holds(() => _going.IsFaulted || (Told.Count >= written + 10 && _searched >= searched + 20), "documents are written and found", TimeSpan.FromSeconds(90));
            if (_going.IsFaulted) await _going;
        }

        public async Task End()
        {
            await _end.CancelAsync();
            await _going;
        }

        private async Task Write()
        {
            while (!_end.IsCancellationRequested)
            {
                var document = Documents.Document("Analyst", "Leads a team of analysts.");
                for (var version = 1; version <= 2; version++)
                {
                    while (!await Goes(() => _index.Write([document.At(version)]))) Interlocked.Increment(ref _unwritten);
                    Told[document.Card.Id] = version;
                }
            }
        }

        private async Task Search()
        {
            while (!_end.IsCancellationRequested)
            {
                var began = Stopwatch.GetTimestamp();
                var found = await Goes(() => _index.Search(new IndexQuery(Viewer.Visitor, Documents.Now) { Text = QueryText.Parse("analyst").Value }));
                var took = Stopwatch.GetElapsedTime(began);
                if (took > Longest) Longest = took;
                Interlocked.Increment(ref found ? ref _searched : ref _unsearched);
            }
        }

        private static async Task<bool> Goes(Func<Task> ask)
        {
            try
            {
                await ask();
                return true;
            }
            catch (UnavailableException)
            {
                return false;
            }
        }
    }
}
