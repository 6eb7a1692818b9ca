using System.Collections.Concurrent;
using Secondments.Grains.Store;

namespace Secondments.Grains.Outbox;

/// <summary>Marks outbox rows as done, many to a write: events come off the bus one by one, but needn't be written so.</summary>
internal sealed class DoneMarks(ServiceDatabase database, TimeProvider clock)
{
    private const int MostAWrite = 512;

    private readonly ConcurrentQueue<Mark> _waiting = new();
    private int _writing;

    /// <summary>Completes when the mark is committed.</summary>
    public Task Add(Guid row)
    {
        var mark = new Mark(row, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Enqueue(mark);
        if (Interlocked.CompareExchange(ref _writing, 1, 0) == 0) _ = Task.Run(WriteAll);
        return mark.Done.Task;
    }

    private async Task WriteAll()
    {
        while (true)
        {
            var marks = new List<Mark>();
            while (marks.Count < MostAWrite && _waiting.TryDequeue(out var mark)) marks.Add(mark);
            if (marks.Count > 0)
            {
                await Write(marks);
                continue;
            }
            Volatile.Write(ref _writing, 0);
            // One may have come between the last look and the flag.
            if (_waiting.IsEmpty || Interlocked.CompareExchange(ref _writing, 1, 0) != 0) return;
        }
    }

    private async Task Write(List<Mark> marks)
    {
        try
        {
            var now = clock.GetUtcNow();
            await database.Committer.Write(database.IsSqlite
                ? [.. marks.Select(m => new Statement("UPDATE outbox SET done_at = $1 WHERE id = $2", [now, m.Row]))]
                : [new Statement("UPDATE outbox SET done_at = $1 WHERE id = ANY($2)", [now, marks.Select(m => m.Row).ToArray()])]);
            foreach (var mark in marks) mark.Done.TrySetResult();
        }
        catch (Exception e)
        {
            foreach (var mark in marks) mark.Done.TrySetException(e);
        }
    }

    private sealed record Mark(Guid Row, TaskCompletionSource Done);
}
