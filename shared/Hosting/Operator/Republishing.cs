using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;
using Secondments.Kernel;

namespace Secondments.Hosting.Operator;

/// <summary>Tells the others again what a service tells.</summary>
internal interface IRepublishing
{
    /// <summary>False for a service without grains that tell anything.</summary>
    bool Tells { get; }

    Task<Result<RepublishAnswer>> Begin(RepublishRequest request, CommandContext by, CancellationToken cancel);

    Task<RepublishAnswer> Now(CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class Republishing<TDb>(
    IReads<TDb> reads, ServiceDatabase<TDb> database, ISnapshots snapshots, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Republishing<TDb>> log) : IRepublishing
    where TDb : TenantDb
{
    public const int MostIds = 500;

    private const int Step = 200;
    private const string Begun = "snapshots.republish";
    private const string ToldSome = "snapshots.republish_some";
    private const string Ended = "snapshots.republished";

    private static readonly Guid OfSnapshots = new("00000000-0000-7000-8000-0000000000a1");
    private static readonly Reader Operator = Reader.Of(null, Exchange.Organisation);

    private readonly Lock _lock = new();
    private long _told;
    private long _total;
    private Task _running = Task.CompletedTask;

    private IReadOnlyList<string> Kinds => snapshots.KindsOf(database.Service);

    public bool Tells => Kinds.Count > 0;

    public async Task<Result<RepublishAnswer>> Begin(RepublishRequest request, CommandContext by, CancellationToken cancel)
    {
        if (RepublishErrors.Wrong(request, Kinds, MostIds) is { } wrong) return wrong;
        IReadOnlyList<string> kinds = request.Kind is { } one ? [one] : Kinds;
        if (request.Ids is { } ids)
        {
            var told = 0;
            foreach (var (kind, some) in kinds.SelectMany(kind => ids.Distinct().Chunk(Step).Select(some => (kind, some)))) told += await snapshots.TellAgain(kind, some, by, cancel);
            await Note(by, ToldSome, new() { ["kinds"] = [null, string.Join(' ', kinds)], ["asked"] = [null, ids.Count], ["told"] = [null, told] });
            return (await Now(cancel)) with { Told = told, Total = null };
        }
        lock (_lock)
        {
            // One at a time: a second would tell the same.
            if (_running.IsCompleted) _running = Task.Run(() => All(kinds, by, lifetime.ApplicationStopping), CancellationToken.None);
        }
        return await Now(cancel);
    }

    public async Task<RepublishAnswer> Now(CancellationToken cancel)
    {
        var running = !_running.IsCompleted;
        var (begun, ended, waiting) = await reads.Query(Operator, async db =>
        {
            var notes = db.Set<AuditRow>().Where(a => a.EntityId == OfSnapshots);
            return (
                await notes.Where(a => a.Action == Begun).OrderByDescending(a => a.Id).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(cancel),
                await notes.Where(a => a.Action == Ended).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancel),
                await db.Set<OutboxRow>().LongCountAsync(r => r.DoneAt == null, cancel));
        }, cancel);
        var isOver = !running && ended is not null && ended.At >= begun;
        return new RepublishAnswer(
            running, running ? Interlocked.Read(ref _told) : isOver ? ToldOf(ended!) : 0, running ? Interlocked.Read(ref _total) : isOver ? ToldOf(ended!) : null, begun, isOver ? ended!.At : null, waiting);
    }

    private async Task All(IReadOnlyList<string> kinds, CommandContext by, CancellationToken cancel)
    {
        Interlocked.Exchange(ref _told, 0);
        Interlocked.Exchange(ref _total, 0);
        try
        {
            await Note(by, Begun, new() { ["kinds"] = [null, string.Join(' ', kinds)] });
            foreach (var kind in kinds) Interlocked.Add(ref _total, await snapshots.Count(kind, cancel));
            foreach (var kind in kinds) await AllOf(kind, by, cancel);
            await Note(by, Ended, new() { ["told"] = [null, _told] });
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Begun and not ended: the page says so.
        }
        catch (Exception e)
        {
            log.LogError(e, "What {Service} tells could not all be told again; {Told} were. Ask for it again", database.Service, _told);
        }
    }

    private async Task AllOf(string kind, CommandContext by, CancellationToken cancel)
    {
        await foreach (var (of, told) in snapshots.TellAllAgain(kind, by, cancel))
        {
            Interlocked.Add(ref _told, told);
            // What tells nothing was counted with the others.
            Interlocked.Add(ref _total, told - of);
        }
    }

    private Task Note(CommandContext by, string action, Dictionary<string, object?[]> changes) =>
        database.Committer.Write(AuditNote.Entry(by, action, "snapshots", OfSnapshots, changes, clock.GetUtcNow()));

    private static long ToldOf(AuditRow ended)
    {
        using var changes = JsonDocument.Parse(ended.Changes);
        return changes.RootElement.GetProperty("told")[1].GetInt64();
    }
}
