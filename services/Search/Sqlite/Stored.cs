using System.IO.Compression;
using System.Text.Json;
using Secondments.Kernel;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>How documents stand in the file.</summary>
internal static class Stored
{
    public static OpportunityCard Card(string json) => JsonSerializer.Deserialize<OpportunityCard>(json, Json.Stored)!;

    /// <param name="stored">Packed, or as text, which is how earlier versions kept it.</param>
    public static OpportunityTexts Texts(object stored)
    {
        if (stored is string json) return JsonSerializer.Deserialize<OpportunityTexts>(json, Json.Stored)!;
        using var unpacked = new BrotliStream(new MemoryStream((byte[])stored), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<OpportunityTexts>(unpacked, Json.Stored)!;
    }

    public static string Text(OpportunityCard card) => JsonSerializer.Serialize(card, Json.Stored);

    /// <summary>Packed: they are most of what a document weighs, and weight is what a commit costs.</summary>
    public static byte[] Packed(OpportunityTexts texts)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(texts, Json.Stored);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        if (!BrotliEncoder.TryCompress(json, packed, out var length, quality: 1, window: 18)) throw new InvalidOperationException("The texts of a document could not be packed.");
        return packed[..length];
    }

    public static byte[] Key(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid Id(byte[] key) => new(key, bigEndian: true);
}
