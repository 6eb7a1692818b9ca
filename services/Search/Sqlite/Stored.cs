using System.Text.Json;
using Secondments.Kernel;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>How documents stand in the file.</summary>
internal static class Stored
{
    public static OpportunityCard Card(string json) => JsonSerializer.Deserialize<OpportunityCard>(json, Json.Stored)!;

    public static OpportunityTexts Texts(string json) => JsonSerializer.Deserialize<OpportunityTexts>(json, Json.Stored)!;

    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Json.Stored);

    public static byte[] Key(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid Id(byte[] key) => new(key, bigEndian: true);
}
