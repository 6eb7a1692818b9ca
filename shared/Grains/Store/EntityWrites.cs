using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Kernel;

namespace Secondments.Grains.Store;

internal sealed class EntityWrites<TDb>(ServiceDatabase<TDb> database, TimeProvider clock, IDataProtectionProvider protection) : IEntityWrites<TDb>
    where TDb : ServiceDb
{
    public async Task<T> Write<T>(CommandContext context, Func<TDb, IEntityTurn, Task<T>> body, CancellationToken cancel = default)
    {
        try
        {
            return database.IsSqlite
                ? await database.Committer.Exclusively(() => InTransaction(context, body, cancel), cancel)
                : await InTransaction(context, body, cancel);
        }
        catch (DbException e) when (e is not Npgsql.PostgresException { IsTransient: false })
        {
            throw new UnavailableException("The database could not be written.", e);
        }
        // What PostgreSQL says may go well another time (a lost connection, a deadlock) comes wrapped.
        catch (InvalidOperationException e) when ((e.InnerException is DbUpdateException update ? update.InnerException : e.InnerException) is Npgsql.NpgsqlException { IsTransient: true })
        {
            throw new UnavailableException("The database could not be written.", e);
        }
    }

    private async Task<T> InTransaction<T>(CommandContext context, Func<TDb, IEntityTurn, Task<T>> body, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var answer = await body(db, new EntityTurn(db, context, clock.GetUtcNow(), protection));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        database.Committer.SayWritten();
        return answer;
    }

    private sealed class EntityTurn(TDb db, CommandContext context, DateTimeOffset now, IDataProtectionProvider protection) : IEntityTurn
    {
        public DateTimeOffset Now => now;

        public void Tell(Event message, Guid entityId, long version, params IReadOnlyList<OrganisationId> organisations)
        {
            var meta = new EventMeta(Ids.New(now), entityId, version, now, organisations, context.Actor.ToString(), context.TraceParent);
            var whole = message with { Meta = meta };
            db.Add(new OutboxRow
            {
                Id = meta.Id,
                Type = whole.GetType().FullName!,
                EntityId = entityId,
                EntityVersion = version,
                Body = JsonSerializer.Serialize(whole, whole.GetType(), Json.Stored),
                At = now,
                IsSnapshot = whole is Snapshot,
            });
        }

        public void Audit(string action, string entityKind, Guid entityId, long version, IReadOnlyDictionary<string, string?[]>? changes = null) =>
            db.Add(new AuditRow
            {
                Id = Ids.New(now),
                At = now,
                Actor = context.Actor.ToString(),
                RemoteAddress = context.RemoteAddress,
                Action = action,
                EntityKind = entityKind,
                EntityId = entityId,
                EntityVersion = version,
                Organisations = context.Actor.Organisation is { } o ? [o.Value] : [],
                Changes = JsonSerializer.Serialize(changes ?? new Dictionary<string, string?[]>(), Json.Stored),
            });

        public void Send(Mail mail) => db.Add(MailSeal.RowOf(mail, now, protection));
    }
}
