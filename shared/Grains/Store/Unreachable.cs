using System.Data.Common;
using Npgsql;

namespace Secondments.Grains.Store;

/// <summary>Whether an error says that the database can't be reached now, rather than that a statement is wrong.</summary>
internal static class Unreachable
{
    /// <summary>Class 57 is «operator intervention», such as a shutdown.</summary>
    private const string Intervention = "57";

    public static bool Says(Exception e) => e switch
    {
        PostgresException answered => answered.IsTransient || answered.SqlState.StartsWith(Intervention, StringComparison.Ordinal),
        DbException => true,
        InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } } => true,
        // The driver's own: the connection broke after it was opened and before it was used.
        InvalidOperationException { Source: nameof(Npgsql) } => true,
        _ => false,
    };
}
