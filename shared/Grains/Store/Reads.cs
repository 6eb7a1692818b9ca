using Microsoft.EntityFrameworkCore;

namespace Secondments.Grains.Store;

internal sealed class Reads<TDb>(ServiceDatabase<TDb> database) : IReads<TDb> where TDb : ServiceDb
{
    public async Task<T> Query<T>(Reader reader, Func<TDb, Task<T>> query, CancellationToken cancel = default)
    {
        try
        {
            await using var db = database.Open();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            db.ReadsFor = reader;
            try
            {
                return await query(db);
            }
            finally
            {
                // It goes back to a pool.
                db.ReadsFor = null;
            }
        }
        catch (Exception e) when (Unreachable.Says(e))
        {
            throw new UnavailableException("The database could not be read.", e);
        }
    }
}
