using System.Text.Json;

namespace Secondments.Grains.Store;

/// <summary>The house's values as each driver takes them; the same as EF Core's mappings make of them.</summary>
internal static class DbValue
{
    public static object ForSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToByteArray(bigEndian: true),
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        Guid[] list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        string[] list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        _ => value,
    };

    public static object ForPostgres(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        _ => value,
    };
}
