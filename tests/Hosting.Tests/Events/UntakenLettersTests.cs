using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Outbox;
using Secondments.Grains.Store;
using Secondments.Hosting.Events;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Events;

/// <summary>Poison: what no handler ever sees is kept for the operator too, and what comes after it is taken.</summary>
public sealed class UntakenLettersTests
{
    private const string Queue = "probe.note-written";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{ not json")]
    [InlineData("\0")]
    [InlineData("")]
    [InlineData("""{"messageType":["urn:message:Secondments.Hosting.Tests.Probe:NoteWritten"],"message":{"text":{"not":"text"}}}""")]
    [InlineData("""{"messageType":["urn:message:Elsewhere:Unknown"],"message":{"text":"nobody takes it"}}""")]
    public async Task Take_WhatNobodyCanRead_BecomesADeadLetterAndOthersFlow(string body)
    {
        await using var host = await ServiceHost.Start(Topology.PostgresRabbitMq, new ProbeModule());

        await host.Rabbit!.Put(Queue, body);
        await host.Get<IEventBus>().Publish(NoteWritten.Of("good"), Cancel);

        await Eventually.Holds(async () => (await Letters(host)).Count == 1, "the dead letter");
        await Eventually.Holds(() => host.Get<NoteBehaviour>().Taken.Count == 1, "the next message is taken");
        var letter = Assert.Single(await Letters(host));
        Assert.Equal(Queue, letter.Queue);
        Assert.NotEmpty(letter.Error);
    }

    [Fact]
    public async Task Take_WhatWasGivenOutTooOften_BecomesADeadLetterThatCanBeRetried()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteRabbitMq, new ProbeModule());
        var note = NoteWritten.Of("deadly");
        host.Get<NoteBehaviour>().Before = _ => throw new UnavailableException("away");
        await host.Get<IEventBus>().Publish(note, Cancel);
        await Eventually.Holds(() => host.Get<NoteBehaviour>().Tries > 0, "it is on the queue");

        var times = 0;
        await host.Restart(async () =>
        {
            while (await host.Rabbit!.GiveOutAndTakeBack(Queue)) Assert.True(++times < 50, "the broker gives up");
        });

        Assert.InRange(times, 10, 30);
        await Eventually.Holds(async () => (await Letters(host)).Count == 1, "the dead letter");
        var letter = Assert.Single(await Letters(host));
        Assert.Equal((Queue, typeof(NoteWritten).FullName), (letter.Queue, letter.Type));
        Assert.Empty(host.Get<NoteBehaviour>().Taken);

        Assert.Null(await host.Get<IDeadLetters>().Retry("probe", letter.Id, CommandContext.System, Cancel));
        Assert.True(host.Get<NoteBehaviour>().Taken.TryPeek(out var taken));
        Assert.Equivalent(note, taken, strict: true);
    }

    [Fact]
    public async Task Take_WhatSaysThatItIsAnother_IsNeverTakenForWhatTheQueueIsFor()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteRabbitMq, new ProbeModule());
        await host.Rabbit!.Put(Queue, """{"messageType":["urn:message:Elsewhere:Later"],"message":{"text":"of a version to come"}}""");

        await Eventually.Holds(async () => (await Letters(host)).Count == 1, "the dead letter");

        var letter = Assert.Single(await Letters(host));
        Assert.Equal(("Elsewhere.Later", """{"text":"of a version to come"}"""), (letter.Type, letter.Body));
        Assert.Equal("undelivered.failed_again", (await host.Get<IDeadLetters>().Retry("probe", letter.Id, CommandContext.System, Cancel))?.Code);
        Assert.Empty(host.Get<NoteBehaviour>().Taken);
    }

    [Theory]
    [InlineData("{ not json, Zoë Baker")]
    [InlineData("""{"messageType":["urn:message:Elsewhere:Later"],"message":{"name":"Zoë Baker"}}""")]
    public async Task Take_WhatNobodyCanReadWherePersonalValuesCome_IsKeptWithoutThem(string body)
    {
        await using var host = await ServiceHost.Start(Topology.SqliteRabbitMq, new ProbeModule());

        await host.Rabbit!.Put("probe.name-told", body);

        await Eventually.Holds(async () => (await Letters(host)).Count == 1, "the dead letter");
        Assert.Equal("", Assert.Single(await Letters(host)).Body);
    }

    private static Task<List<DeadLetterRow>> Letters(ServiceHost host) =>
        host.Get<IReads<ProbeDb>>().Query(Reader.Public, db => db.Set<DeadLetterRow>().ToListAsync(Cancel), Cancel);
}
