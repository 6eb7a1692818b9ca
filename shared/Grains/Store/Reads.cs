using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Secondments.Grains.Store;

internal sealed class Reads<TDb>(ServiceDatabase<TDb> database) : IReads<TDb> where TDb : ServiceDb
{
    public async Task<T> Query<T>(Reader reader, Func<TDb, Task<T>> query, CancellationToken cancel = default)
    {
        try
        {
            await using var db = database.Open();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            if (db.IsSqlite) return await query(db);

            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var readers = $"{{{string.Join(',', reader.Ids)}}}";
            await db.Database.ExecuteSqlAsync($"SELECT set_config('app.readers', {readers}, true), set_config('role', {RowSecurity.Reader}, true)", cancel);
            var answer = await query(db);
            await transaction.CommitAsync(cancel);
            return answer;
        }
        catch (DbException e) when (e is not PostgresException)
        {
            throw new UnavailableException("The database could not be read.", e);
        }
        catch (InvalidOperationException e) when (e.InnerException is NpgsqlException { IsTransient: true })
        {
            throw new UnavailableException("The database could not be read.", e);
        }
        catch (PostgresException e) when (e.IsTransient || e.SqlState.StartsWith("57", StringComparison.Ordinal))
        {
            throw new UnavailableException("The database could not be read.", e);
        }
    }
}
