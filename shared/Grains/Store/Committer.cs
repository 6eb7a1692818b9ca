using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Secondments.Grains.Store;

/// <summary>
/// Writes the units of one database, many to a transaction: all that wait, up to 64, share one commit, and each is answered
/// after it. A unit whose guard fails is dropped with those behind it in its lineage, and the rest is written again.
/// </summary>
public sealed class Committer : IAsyncDisposable
{
    public const int MostUnitsACommit = 64;

    private readonly Channel<Unit> _waiting = Channel.CreateUnbounded<Unit>(new() { SingleReader = true });
    private readonly IUnitWriter _writer;
    private readonly ILogger _log;
    private readonly SemaphoreSlim _exclusive = new(1, 1);
    private readonly Task _loop;

    internal Committer(IUnitWriter writer, ILogger log)
    {
        _writer = writer;
        _log = log;
        _loop = Task.Run(Loop);
    }

    /// <summary>Rises after each commit, in their order, with the units that stand; with null when something else was written.</summary>
    internal event Action<IReadOnlyList<Unit>?>? Committed;

    /// <summary>Queues a unit; the task completes after its commit. Units are written in the order in which they are queued.</summary>
    /// <exception cref="UnavailableException">The database can't be reached or is full; whether the unit was written is unknown.</exception>
    public Task<UnitOutcome> Write(Unit unit) =>
        _waiting.Writer.TryWrite(unit) ? unit.Completion.Task : throw new UnavailableException("The database is being closed.");

    public Task<UnitOutcome> Write(params IReadOnlyList<Statement> statements) => Write(new Unit(statements));

    /// <summary>Keeps the committer from writing while <paramref name="body"/> does: SQLite lets one write at a time.</summary>
    internal async Task<T> Exclusively<T>(Func<Task<T>> body, CancellationToken cancel)
    {
        await _exclusive.WaitAsync(cancel);
        try
        {
            return await body();
        }
        finally
        {
            _exclusive.Release();
        }
    }

    /// <summary>Something was committed past the committer: whoever waits for commits looks what it was.</summary>
    internal void SayWritten() => Committed?.Invoke(null);

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
        await _writer.DisposeAsync();
        _exclusive.Dispose();
    }

    private async Task Loop()
    {
        var batch = new List<Unit>(MostUnitsACommit);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MostUnitsACommit && _waiting.Reader.TryRead(out var unit)) batch.Add(unit);
            await _exclusive.WaitAsync();
            try
            {
                await WriteBatch(batch);
            }
            finally
            {
                _exclusive.Release();
            }
        }
    }

    private async Task WriteBatch(List<Unit> batch)
    {
        try
        {
            var standing = DropBroken(batch);
            while (standing.Count > 0 && !await _writer.TryCommit(standing))
                standing = DropBroken(standing);
            foreach (var unit in batch) Answer(unit);
            Committed?.Invoke(standing.FindAll(u => u.IsWritten));
        }
        catch (Exception e)
        {
            _log.LogWarning(e, "A commit of {Units} units failed", batch.Count);
            var fault = e is UnavailableException ? e : new UnavailableException("The database could not be written.", e);
            foreach (var unit in batch)
            {
                unit.Lineage?.Break();
                if (unit.Fallen is { } fallen) unit.Completion.TrySetResult(fallen);
                else unit.Completion.TrySetException(unit.Fault ?? fault);
            }
        }
    }

    /// <summary>The units that still stand. One that fell breaks its lineage, so that what was decided on it falls too.</summary>
    private static List<Unit> DropBroken(List<Unit> units)
    {
        var standing = new List<Unit>(units.Count);
        foreach (var unit in units)
        {
            if (unit.Fallen is null && unit.Fault is null && unit.Lineage is { IsBroken: true }) unit.Fallen = UnitOutcome.Conflict;
            if (unit.Fallen is null && unit.Fault is null) standing.Add(unit);
            else unit.Lineage?.Break();
        }
        return standing;
    }

    private static void Answer(Unit unit)
    {
        if (unit.Fault is { } fault) unit.Completion.TrySetException(fault);
        else unit.Completion.TrySetResult(unit.Fallen ?? UnitOutcome.Committed);
    }
}

/// <summary>How one database writes a batch of units in one transaction.</summary>
internal interface IUnitWriter : IAsyncDisposable
{
    /// <summary>
    /// Commits all and answers true; or commits nothing, marks the units that fell (<see cref="Unit.Fallen"/>, or
    /// <see cref="Unit.Fault"/> for a broken constraint), and answers false.
    /// </summary>
    /// <exception cref="DbException">The database failed: nothing is known of the batch.</exception>
    Task<bool> TryCommit(IReadOnlyList<Unit> units);
}

/// <summary>A unit broke a unique index: somebody else has the name, slug or reference.</summary>
public sealed class TakenException(string constraint, Exception inner) : Exception($"Taken: {constraint}", inner)
{
    public string Constraint { get; } = constraint;
}
