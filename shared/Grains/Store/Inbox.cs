using Secondments.Contracts;

namespace Secondments.Grains.Store;

internal sealed class Inbox<TDb>(ServiceDatabase<TDb> database, TimeProvider clock) : IInbox<TDb> where TDb : ServiceDb
{
    public Task Keep(Snapshot message, IReadOnlyList<CopyRow> rows, CancellationToken cancel = default)
    {
        foreach (var row in rows)
        {
            row.CopyVersion = message.Meta.Version;
            row.Removed = message.Removed;
        }
        return database.Committer.Write([.. rows.Select(database.Rows.Keep)]);
    }

    public async Task<bool> Once(Event message, string consumer, IReadOnlyList<object> rows, CancellationToken cancel = default)
    {
        var mark = new Statement(
            "INSERT INTO inbox (message_id, consumer, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            [message.Meta.Id, consumer, clock.GetUtcNow()], Guard.Once);
        return await database.Committer.Write([mark, .. rows.Select(database.Rows.Insert)]) is UnitOutcome.Committed;
    }
}
