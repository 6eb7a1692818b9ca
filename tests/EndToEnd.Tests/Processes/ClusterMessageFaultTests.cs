using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>Faults between the cluster's processes and RabbitMQ, and of RabbitMQ itself.</summary>
public sealed class ClusterMessageFaultTests(SharedCluster cluster, ITestOutputHelper output) : ClusterFaults(cluster, output)
{
    /// <summary>Those that tell the others something.</summary>
    private static readonly string[] Tellers = ["identity", "organisations", "opportunities"];

    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(1);

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row2_PublishersKilledBetweenCommitAndPublish_TheEventsArrive() => Under(async (journal, _) =>
    {
        Demo.RabbitMq.LieHalfOpen();
        await Goes(journal, commands: 5);
        Assert.NotEqual(0, Demo.Waiting("opportunities"));
        await Task.WhenAll(Demo.Kill("opportunities-1"), Demo.Kill("opportunities-2"));
        // What they said by then never arrives.
        Demo.RabbitMq.Cut();
        Demo.RabbitMq.Heal();
    });

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public async Task Row3_PublishersKilledBetweenPublishAndMark_DuplicatesHaveNoEffect()
    {
        await Under(async (journal, _) =>
        {
            await Demo.Broker.Listen("opportunities");
            Demo.RabbitMq.SwallowAnswers();
            await Goes(journal, commands: 5);
            await Task.WhenAll(Demo.Kill("opportunities-1"), Demo.Kill("opportunities-2"));
            Demo.RabbitMq.Heal();
        });
        var twice = (await Demo.Broker.Heard()).CountBy(id => id).Count(m => m.Value > 1);
        Output.WriteLine($"{twice} messages came twice");
        Assert.NotEqual(0, twice);
    }

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row4_ConsumersKilledBetweenEffectAndAcknowledgement_HaveOneEffect() => Under(async (journal, _) =>
    {
        Demo.RabbitMq.LieHalfOpen();
        await Goes(journal, commands: 5);
        await Task.WhenAll(Demo.Kill("search-1"), Demo.Kill("opportunities-1"), Demo.Kill("organisations-1"));
        // What they said by then never arrives.
        Demo.RabbitMq.Cut();
        Demo.RabbitMq.Heal();
    });

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row8_RabbitMqDown_CommandsAreAcceptedAndEverythingArrives() => Under(async (journal, load) =>
    {
        await AskOnlyWhatIsTheirs(journal, load);
        var turnedAway = journal.Refusals.Count;
        Demo.RabbitMq.GoDown();
        await Task.WhenAll(Goes(journal), Lasts());
        Demo.RabbitMq.Heal();
        await Goes(journal);

        await Demo.Kill("rabbitmq");
        await Goes(journal);
        await Demo.Broker.IsThere();
        await Goes(journal);
        Assert.Equal(turnedAway, journal.Refusals.Count);
    });

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row9_RabbitMqOutOfMemory_NobodyStandsStill() => Under(async (journal, load) =>
    {
        await AskOnlyWhatIsTheirs(journal, load);
        var turnedAway = journal.Refusals.Count;
        try
        {
            await Demo.Broker.RunOutOfMemory();
            await Task.WhenAll(Goes(journal), Lasts(), AllStayAlive());
            Assert.Equal(turnedAway, journal.Refusals.Count);
        }
        finally
        {
            // Or whoever waits for news would wait for ever.
            await Demo.Broker.FindMemory();
        }
    });

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row10_RabbitMqForgotEverything_ArrivesAgain() => Under(async (journal, _) =>
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-5);
        // What Search would have heard lies there unread. Whoever searches waits for it.
        Demo.Programs.Stop("search-1");
        await Goes(journal, commands: 4);
        Demo.Programs.HoldDown("rabbitmq");
        Demo.Broker.Forget();
        Demo.Programs.GoOn("search-1");
        Demo.Programs.GoOn("rabbitmq");
        await Demo.Broker.IsThere();
        await Demo.IsWhole();
        foreach (var service in Tellers) await Demo.PublishAgain(service, before);
    });

    [Fact(Skip = FaultRun.OnlyAlone, SkipType = typeof(FaultRun), SkipUnless = nameof(FaultRun.Alone))]
    public Task Row12_EverythingToldAgainLateAndTwice_ViewsConverge() => Under(async (journal, _) =>
    {
        for (var times = 0; times < 2; times++)
        {
            foreach (var service in Tellers) await Demo.Run(service, "UPDATE outbox SET done_at = NULL");
            await Goes(journal);
        }
    });

    private static async Task AskOnlyWhatIsTheirs(Journal journal, HiringLoad load)
    {
        load.AsksTooMuch = false;
        await Goes(journal);
    }

    /// <summary>Each process answers at once, again and again for as long as something is broken.</summary>
    private async Task AllStayAlive()
    {
        var began = TimeProvider.System.GetTimestamp();
        using var http = new HttpClient { Timeout = Alive };
        while (TimeProvider.System.GetElapsedTime(began) < Broken)
            foreach (var replica in Demo.Replicas) Assert.True((await http.GetAsync(new Uri(Demo.AddressOf(replica), "/health/live"))).IsSuccessStatusCode, replica);
    }
}
