using System.Collections.Concurrent;
using Secondments.Contracts;
using Secondments.Grains.Store;
using Secondments.Hosting.Events;
using Secondments.Kernel;

namespace Secondments.Hosting.Tests.Probe;

/// <summary>An event with what messages are made of: ids, enums, money, instants, lists.</summary>
public sealed record NoteWritten(string Text, OrganisationId Organisation, Sector Sector, Money? Pay, DateTimeOffset Until, IReadOnlyList<string> Skills) : Fact
{
    public static NoteWritten Of(string text, Guid? entity = null) =>
        new(text, Exchange.Organisation, Sector.Academic, Money.Pounds(12.5m), new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero), ["welsh"])
        {
            Meta = new EventMeta(Guid.CreateVersion7(), entity ?? Guid.NewGuid(), 3, DateTimeOffset.UnixEpoch, [Exchange.Organisation], "system", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        };
}

public sealed record NobodyTakesThis : Fact;

public sealed record NameTold(string Name) : Snapshot, IErasable;

public sealed class TakesNoName : IEventHandler<NameTold>
{
    public Task Handle(NameTold message, CancellationToken cancel) => throw new InvalidOperationException("never");
}

/// <summary>What the handler does with the next notes, and what it saw.</summary>
public sealed class NoteBehaviour
{
    public ConcurrentQueue<NoteWritten> Taken { get; } = new();

    public ConcurrentQueue<string> Traces { get; } = new();

    public Func<NoteWritten, Task> Before { get; set; } = _ => Task.CompletedTask;

    private int _tries;

    public int Tries => _tries;

    public void Tried() => Interlocked.Increment(ref _tries);
}

public sealed class WriteNote(IInbox<ProbeDb> inbox, NoteBehaviour behaviour) : IEventHandler<NoteWritten>
{
    public async Task Handle(NoteWritten message, CancellationToken cancel)
    {
        behaviour.Tried();
        await behaviour.Before(message);
        await inbox.Once(message, nameof(WriteNote), [new NoteRow { Id = message.Meta.Id, Text = message.Text }], cancel);
        behaviour.Traces.Enqueue(System.Diagnostics.Activity.Current?.TraceId.ToString() ?? "");
        behaviour.Taken.Enqueue(message);
    }
}

public sealed class AlsoWriteNote : IEventHandler<NoteWritten>
{
    public Task Handle(NoteWritten message, CancellationToken cancel) => Task.CompletedTask;
}
