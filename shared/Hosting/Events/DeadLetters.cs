using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Operator;
using Secondments.Kernel;

namespace Secondments.Hosting.Events;

/// <inheritdoc/>
internal sealed class DeadLetters(IServiceProvider services, IEnumerable<ServiceDatabase> databases, IEnumerable<Subscription> subscriptions, TimeProvider clock)
    : IDeadLetters
{
    private const string Mail = "mail";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Each waits for its effect: more in one request would outlast it.
    private const int MostAtOnce = 100;

    private readonly Dictionary<string, ServiceDatabase> _databases = databases.ToDictionary(d => d.Service);

    /// <inheritdoc cref="Keep(string, string, Guid, string, string, Exception, CancellationToken)"/>
    public Task Keep(Subscription subscription, Event message, Exception error, CancellationToken cancel) =>
        // Personal values must be erasable, and nobody would look for them here. The snapshot comes again with the next change.
        Keep(subscription.Service, subscription.Queue, message.Meta.Id, message.GetType().FullName!, message is IErasable ? "" : JsonSerializer.Serialize(message, message.GetType(), Json.Stored), error, cancel);

    /// <summary>Waits for as long as the service's database can't be written.</summary>
    /// <param name="body">Empty where it may hold personal values.</param>
    public async Task Keep(string service, string queue, Guid message, string type, string body, Exception error, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await Write(service, queue, message, type, body, error);
                return;
            }
            catch (UnavailableException) when (!cancel.IsCancellationRequested)
            {
                await Task.Delay(Pause, clock, cancel);
            }
        }
    }

    /// <summary>The mail stays sealed, and leaves the queue in the same commit.</summary>
    public Task KeepMail(ServiceDatabase database, MailRow row, Exception error) =>
        Write(database.Service, $"{database.Service}.{Mail}", row.Id, Mail, row.Sealed, error, new Statement("DELETE FROM mail_queue WHERE id = $1", [row.Id]));

    public async Task<IReadOnlyList<DeadLetter>> List(string service, int most, CancellationToken cancel = default)
    {
        await using var db = Of(service).CreateContext();
        return await db.Set<DeadLetterRow>().OrderByDescending(r => r.At).Take(most)
            .Select(r => new DeadLetter(r.Id, r.Queue, r.MessageId, r.Type, r.Error, r.At)).ToListAsync(cancel);
    }

    public async Task<Error?> Retry(string service, Guid id, CommandContext by, CancellationToken cancel = default)
    {
        var database = Of(service);
        if (await Find(database, id, cancel) is not { } row) return UndeliveredErrors.NotFound;
        if (row.Body.Length == 0) return UndeliveredErrors.NotKept;
        if (row.Type == Mail)
        {
            await database.Committer.Write(
                new Statement("INSERT INTO mail_queue (id, sealed, at, next_try, attempts) VALUES ($1, $2, $3, $3, 0) ON CONFLICT DO NOTHING", [row.MessageId, row.Body, clock.GetUtcNow()]),
                Removal(id), Audited("undelivered.retry", row, by));
            return null;
        }
        try
        {
            var subscription = subscriptions.Single(s => s.Queue == row.Queue && s.Message.FullName == row.Type);
            await subscription.Handle(services, (Event)JsonSerializer.Deserialize(row.Body, subscription.Message, Json.Stored)!, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            await database.Committer.Write(new Statement("UPDATE dead_letters SET error = $1 WHERE id = $2", [TextOf(e), id]));
            return UndeliveredErrors.FailedAgain;
        }
        await database.Committer.Write(Removal(id), Audited("undelivered.retry", row, by));
        return null;
    }

    public async Task<Result<RetriedKind>> RetryAll(string service, string queue, CommandContext by, CancellationToken cancel = default)
    {
        List<Guid> waiting;
        await using (var db = Of(service).CreateContext())
        {
            // Those of one entity are kept in their order, and ids are in the order of time.
            waiting = await db.Set<DeadLetterRow>().Where(r => r.Queue == queue && r.Body != "").OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
            if (waiting.Count == 0 && !await db.Set<DeadLetterRow>().AnyAsync(r => r.Queue == queue, cancel)) return UndeliveredErrors.NotFound;
        }
        var (delivered, refused) = (0, 0);
        foreach (var id in waiting.Take(MostAtOnce))
        {
            if (await Retry(service, id, by, cancel) is null) delivered++;
            else refused++;
        }
        return new RetriedKind(delivered, refused, Math.Max(0, waiting.Count - MostAtOnce));
    }

    public async Task<Error?> Discard(string service, Guid id, string reason, CommandContext by, CancellationToken cancel = default)
    {
        var database = Of(service);
        if (await Find(database, id, cancel) is not { } row) return UndeliveredErrors.NotFound;
        await database.Committer.Write(Removal(id), Audited("undelivered.discard", row, by, reason));
        return null;
    }

    /// <summary>Says which message, never what was in it.</summary>
    private Statement Audited(string action, DeadLetterRow row, CommandContext by, string? reason = null)
    {
        var changes = new Dictionary<string, object?[]> { ["queue"] = [row.Queue, null], ["message"] = [row.MessageId, null] };
        if (reason is not null) changes["reason"] = [null, reason];
        return AuditNote.Entry(by, action, "undelivered", row.Id, changes, clock.GetUtcNow());
    }

    private Task Write(string service, string queue, Guid messageId, string type, string body, Exception error, params IEnumerable<Statement> more)
    {
        var now = clock.GetUtcNow();
        var insert = new Statement(
            "INSERT INTO dead_letters (id, queue, message_id, type, body, error, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [Ids.New(now), queue, messageId, type, body, TextOf(error), now]);
        return Of(service).Committer.Write([insert, .. more]);
    }

    private static async Task<DeadLetterRow?> Find(ServiceDatabase database, Guid id, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        return await db.Set<DeadLetterRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);
    }

    private static Statement Removal(Guid id) => new("DELETE FROM dead_letters WHERE id = $1", [id]);

    private static string TextOf(Exception error) => $"{error.GetType().Name}: {error.Message}";

    private ServiceDatabase Of(string service) => _databases.TryGetValue(service, out var database)
        ? database
        : throw new InvalidOperationException($"{service} takes messages but has no database to keep dead letters in.");
}
