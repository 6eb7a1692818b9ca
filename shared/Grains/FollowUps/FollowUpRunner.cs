using System.Text.Json;
using Microsoft.Extensions.Logging;
using Secondments.Grains.Engine;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Grains.FollowUps;

/// <summary>
/// Runs follow-ups and reminders that are due. A row goes in the transaction of its effect, so that a crash between two
/// turns finishes itself and nothing is done twice. A refusal is an answer: the rules say that it needn't be done any more.
/// </summary>
internal sealed class FollowUpRunner<TDb>(
    ServiceDatabase<TDb> database, IGrains grains, TypeNames types, CrashPoints crashes, TimeProvider clock, ILogger<FollowUpRunner<TDb>> log)
    : Worker(database, clock, "follow-ups", TimeSpan.FromMilliseconds(database.IsSqlite ? 1_000 : 250), log) where TDb : ServiceDb
{
    private const int Batch = 64;

    private readonly TimeProvider _clock = clock;

    protected override bool Concerns(IReadOnlyList<Unit>? committed) =>
        committed?.SelectMany(u => u.Statements).OfType<FollowUpInsert>().Any(f => f.Due <= _clock.GetUtcNow()) ?? true;

    protected override async Task<bool> Round(CancellationToken cancel)
    {
        var due = await database.ReadAll(
            $"SELECT id, to_kind, to_id, type, body, trace_parent, attempts FROM follow_ups WHERE due <= $1 ORDER BY due, id LIMIT {Batch}",
            [_clock.GetUtcNow()],
            r => new DueRow(r.Uuid(0), new GrainKey(r.GetString(1), r.Uuid(2)), r.GetString(3), r.GetString(4), r.Text(5), r.GetInt32(6)), cancel);
        // Side by side between grains, one after another within one, as they were written.
        await Task.WhenAll(due.GroupBy(d => d.Grain).Select(async group =>
        {
            foreach (var row in group) await Run(row, cancel);
        }));
        return due.Count == Batch;
    }

    private async Task Run(DueRow row, CancellationToken cancel)
    {
        try
        {
            var command = (ICommand)JsonSerializer.Deserialize(row.Body, types.Find(row.Type), Json.Stored)!;
            crashes.At("follow-up.before-run");
            var result = await ((LocalGrains)grains).RunFollowUp(row.Grain, command, new CommandContext(Actor.System, TraceParent: row.TraceParent), row.Id, cancel);
            crashes.At("follow-up.after-run");
            if (result.TryGet(out var reply, out var refusal) && reply.Written) return;
            if (refusal is { Code: "command.contended" }) throw new UnavailableException("Too many turns at once.");
            if (refusal is not null) log.LogInformation("{Command} on {Grain} was refused: {Code}", row.Type, row.Grain, refusal.Code);
            await database.Committer.Write(new Statement("DELETE FROM follow_ups WHERE id = $1", [row.Id]));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogWarning(e, "{Command} on {Grain} failed and is tried again", row.Type, row.Grain);
            var wait = TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, row.Attempts)));
            await database.Committer.Write(new Statement(
                "UPDATE follow_ups SET attempts = attempts + 1, last_error = $1, due = $2 WHERE id = $3",
                [e.GetType().Name, _clock.GetUtcNow() + wait, row.Id]));
        }
    }

    private sealed record DueRow(Guid Id, GrainKey Grain, string Type, string Body, string? TraceParent, int Attempts);
}
