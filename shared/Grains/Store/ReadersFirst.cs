using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Secondments.Grains.Store;

/// <summary>
/// Says in PostgreSQL for whom a query reads, in the same message as the query: what comes with one message is one
/// transaction there, so that what is said holds for that query and is forgotten after it. Contexts that read for nobody
/// in particular are left alone.
/// </summary>
internal sealed class ReadersFirst : DbCommandInterceptor
{
    private const string Parameter = "app_readers";
    private const string Says = $"SELECT set_config('app.readers', @{Parameter}, true), set_config('role', '{RowSecurity.Reader}', true);\n";

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result)
    {
        Say(command, data.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken cancel = default)
    {
        Say(command, data.Context);
        return ValueTask.FromResult(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData data, DbDataReader result)
    {
        if (Readers(data.Context) is null) return result;
        try
        {
            result.NextResult();
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData data, DbDataReader result, CancellationToken cancel = default)
    {
        if (Readers(data.Context) is null) return result;
        try
        {
            await result.NextResultAsync(cancel);
            return result;
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData data, InterceptionResult<int> result)
    {
        Say(command, data.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<int> result, CancellationToken cancel = default)
    {
        Say(command, data.Context);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData data, InterceptionResult<object> result) =>
        Readers(data.Context) is null ? result : throw Alone();

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<object> result, CancellationToken cancel = default) =>
        Readers(data.Context) is null ? ValueTask.FromResult(result) : throw Alone();

    private static Reader? Readers(DbContext? context) => (context as ServiceDb)?.ReadsFor;

    private static void Say(DbCommand command, DbContext? context)
    {
        if (Readers(context) is not { } reader) return;
        command.CommandText = Says + command.CommandText;
        command.Parameters.Add(new NpgsqlParameter<string>(Parameter, $"{{{string.Join(',', reader.Ids)}}}"));
    }

    // Its one value would be that of what is said first.
    private static NotSupportedException Alone() => new("Who reads for somebody asks for rows, not for a single value.");
}
