using Npgsql;

namespace Secondments.Grains.Store;

/// <summary>
/// Writes to PostgreSQL: the batch goes over in one round trip and its commit in another. What fell is known from the
/// numbers of changed rows; then nothing is committed and the rest is sent again.
/// </summary>
internal sealed class PostgresWriter(NpgsqlDataSource source) : IUnitWriter
{
    public async Task<bool> TryCommit(IReadOnlyList<Unit> units)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            try
            {
                if (!await Send(connection, transaction, units))
                {
                    await transaction.RollbackAsync();
                    return false;
                }
            }
            catch (PostgresException e) when (IsConstraint(e))
            {
                await transaction.RollbackAsync();
                await FindOffenders(connection, units);
                return false;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                // Another process's batch met ours row against row; the server ended one of them. All units stand: send again.
                await transaction.RollbackAsync();
                return false;
            }
            await transaction.CommitAsync();
            return true;
        }
        catch (NpgsqlException e)
        {
            throw new UnavailableException("The database could not be written.", e);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<bool> Send(NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<Unit> units)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        var owners = new List<(Unit Unit, Guard Guard)>();
        foreach (var unit in units)
        {
            foreach (var statement in unit.Statements)
            {
                var command = new NpgsqlBatchCommand(statement.Sql);
                foreach (var value in statement.Values) command.Parameters.Add(new NpgsqlParameter { Value = DbValue.ForPostgres(value) });
                batch.BatchCommands.Add(command);
                owners.Add((unit, statement.Guard));
            }
        }
        if (owners.Count == 0) return true;
        await batch.ExecuteNonQueryAsync();

        var stands = true;
        for (var i = 0; i < owners.Count; i++)
        {
            var (unit, guard) = owners[i];
            if (guard is Guard.None || unit.Fallen is not null || batch.BatchCommands[i].RecordsAffected == 1) continue;
            unit.Fallen = guard is Guard.Version ? UnitOutcome.Conflict : UnitOutcome.Known;
            unit.Lineage?.Break();
            stands = false;
        }
        return stands;
    }

    /// <summary>A broken constraint fails the whole batch without saying whose it was: each unit is tried alone, in a savepoint.</summary>
    private static async Task FindOffenders(NpgsqlConnection connection, IReadOnlyList<Unit> units)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var unit in units)
        {
            await transaction.SaveAsync("unit");
            try
            {
                if (await Send(connection, transaction, [unit])) continue;
            }
            catch (PostgresException e) when (IsConstraint(e))
            {
                unit.Fault = new TakenException(e.ConstraintName ?? e.MessageText, e);
            }
            unit.Lineage?.Break();
            await transaction.RollbackAsync("unit");
        }
        await transaction.RollbackAsync();
    }

    // Class 23 is «integrity constraint violation».
    private static bool IsConstraint(PostgresException e) => e.SqlState.StartsWith("23", StringComparison.Ordinal);
}
