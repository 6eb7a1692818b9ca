using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Outbox;
using Secondments.Grains.Store;
using Secondments.Hosting.Events;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Events;

public sealed class EventBusTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_InMemory_CompletesWhenTheEffectIsCommitted()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var note = NoteWritten.Of("Bore da");

        await host.Get<IEventBus>().Publish(note, Cancel);

        Assert.Equal(["Bore da"], await Notes(host));
    }

    [Fact]
    public async Task Publish_InMemory_WaitsForASubscriberThatIsNotDone()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var gate = new TaskCompletionSource();
        host.Get<NoteBehaviour>().Before = _ => gate.Task;

        var publishing = host.Get<IEventBus>().Publish(NoteWritten.Of("a"), Cancel);
        await Eventually.Holds(() => host.Get<NoteBehaviour>().Tries == 1, "the handler runs");

        Assert.False(publishing.IsCompleted);
        gate.SetResult();
        await publishing;
    }

    [Fact]
    public async Task Publish_WithoutSubscribers_CompletesAtOnce()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());

        await host.Get<IEventBus>().Publish(new NobodyTakesThis(), Cancel);
    }

    [Fact]
    public async Task Publish_SubscriberFailsTwice_IsTriedAgainAndTakenOnce()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var behaviour = host.Get<NoteBehaviour>();
        behaviour.Before = _ => behaviour.Tries < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;

        await host.Get<IEventBus>().Publish(NoteWritten.Of("a"), Cancel);

        Assert.Equal(3, behaviour.Tries);
        Assert.Single(behaviour.Taken);
        Assert.Empty(await host.Get<IDeadLetters>().List("probe", 10, Cancel));
    }

    [Fact]
    public async Task Publish_SubscriberAlwaysFails_BecomesADeadLetterThatCanBeRetried()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var behaviour = host.Get<NoteBehaviour>();
        var letters = host.Get<IDeadLetters>();
        behaviour.Before = n => n.Text == "poison" ? throw new InvalidOperationException("never") : Task.CompletedTask;

        var poison = host.Get<IEventBus>().Publish(NoteWritten.Of("poison"), Cancel);
        await host.Get<IEventBus>().Publish(NoteWritten.Of("good"), Cancel);
        Assert.False(poison.IsCompleted);
        await poison;

        Assert.Equal(["good"], await Notes(host));
        var letter = Assert.Single(await letters.List("probe", 10, Cancel));
        Assert.Equal("probe.note-written", letter.Queue);
        Assert.Contains("never", letter.Error);

        Assert.Equal("undelivered.failed_again", (await letters.Retry("probe", letter.Id, CommandContext.System, Cancel))?.Code);
        behaviour.Before = _ => Task.CompletedTask;
        Assert.Null(await letters.Retry("probe", letter.Id, CommandContext.System, Cancel));
        Assert.Empty(await letters.List("probe", 10, Cancel));
        Assert.Equal(["good", "poison"], (await Notes(host)).Order());
    }

    [Fact]
    public async Task Publish_PersonalValuesThatCannotBeTaken_AreNotKept()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());

        await host.Get<IEventBus>().Publish(new NameTold("Zoë Baker") { Meta = NoteWritten.Of("").Meta }, Cancel);

        var row = await host.Get<IReads<ProbeDb>>().Query(Reader.Public, db => db.Set<DeadLetterRow>().SingleAsync(Cancel), Cancel);
        Assert.Equal(("probe.name-told", ""), (row.Queue, row.Body));
        Assert.Equal("undelivered.not_kept", (await host.Get<IDeadLetters>().Retry("probe", row.Id, CommandContext.System, Cancel))?.Code);
    }

    [Fact]
    public async Task Publish_SubscribersPartIsAway_WaitsHoweverOftenItTakes()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var behaviour = host.Get<NoteBehaviour>();
        var away = 6;
        behaviour.Before = _ => Interlocked.Decrement(ref away) >= 0 ? throw new UnavailableException("away") : Task.CompletedTask;

        await host.Get<IEventBus>().Publish(NoteWritten.Of("a"), Cancel);

        Assert.Equal(7, behaviour.Tries);
        Assert.Empty(await host.Get<IDeadLetters>().List("probe", 10, Cancel));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.SqliteRabbitMq)]
    public async Task Publish_AllKindsOfMember_ArriveAsTheyWere(Topology topology)
    {
        await using var host = await ServiceHost.Start(topology, new ProbeModule());
        var note = NoteWritten.Of("Bore da «Zoë» <&>");

        await host.Get<IEventBus>().Publish(note, Cancel);
        await Eventually.Holds(() => !host.Get<NoteBehaviour>().Taken.IsEmpty, "the note is taken");

        Assert.True(host.Get<NoteBehaviour>().Taken.TryPeek(out var taken));
        Assert.Equivalent(note, taken, strict: true);
        Assert.Equal(["0af7651916cd43dd8448eb211c80319c"], host.Get<NoteBehaviour>().Traces);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.SqliteRabbitMq)]
    public async Task Publish_TwiceTheSame_HasOneEffect(Topology topology)
    {
        await using var host = await ServiceHost.Start(topology, new ProbeModule());
        var note = NoteWritten.Of("once");

        await host.Get<IEventBus>().Publish(note, Cancel);
        await host.Get<IEventBus>().Publish(note, Cancel);
        await Eventually.Holds(() => host.Get<NoteBehaviour>().Taken.Count == 2, "both are taken");

        Assert.Equal(["once"], await Notes(host));
    }

    [Fact]
    public async Task Publish_ManyOfOneEntity_AreTakenOneAtATime()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var (inside, most) = (0, 0);
        host.Get<NoteBehaviour>().Before = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        };
        var entity = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => host.Get<IEventBus>().Publish(NoteWritten.Of($"{i}", entity), Cancel)));

        Assert.Equal(1, most);
        Assert.Equal(50, (await Notes(host)).Count);
    }

    [Fact]
    public async Task Stop_WhileAHandlerWaits_IsNoDeadLetter()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        host.Get<NoteBehaviour>().Before = _ => throw new UnavailableException("away");
        var publishing = host.Get<IEventBus>().Publish(NoteWritten.Of("a"), Cancel);
        await Eventually.Holds(() => host.Get<NoteBehaviour>().Tries > 0, "the handler runs");

        await host.Restart();

        Assert.False(publishing.IsCompletedSuccessfully);
        Assert.Empty(await host.Get<IDeadLetters>().List("probe", 10, Cancel));
    }

    [Fact]
    public async Task BreakOff_WhileAHandlerIsTriedAgain_IsNoDeadLetter()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var behaviour = host.Get<NoteBehaviour>();
        // Waits as often as it is asked, so that only what the break-off does can end its tries.
        behaviour.Before = _ => throw new UnavailableException("away");
        _ = host.Get<IEventBus>().Publish(NoteWritten.Of("a"), Cancel);
        await Eventually.Holds(() => behaviour.Tries > 0, "the handler runs");

        await host.BreakOff();

        Assert.Empty(await host.Get<IDeadLetters>().List("probe", 10, Cancel));
    }

    private static Task<List<string>> Notes(ServiceHost host) =>
        host.Get<IReads<ProbeDb>>().Query(Reader.Public, db => db.Notes.Select(n => n.Text).ToListAsync(Cancel), Cancel);
}
