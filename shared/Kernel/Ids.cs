using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Secondments.Kernel;

/// <summary>Makes the three kinds of identifier that the exchange uses. None is a secret.</summary>
public static class Ids
{
    // No vowels, so that no word can appear; no 0 and 1, which are misread.
    private const string ShortAlphabet = "23456789bcdfghjklmnpqrstvwxyz";

    /// <summary>A UUID version 7, ordered by <paramref name="now"/> (RFC 9562).</summary>
    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>The UUID version 5 of <paramref name="name"/> within <paramref name="space"/> (RFC 9562 §5.5): the same in, the same out.</summary>
    public static Guid FromName(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[20];
        var bytes = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(16));
#pragma warning disable CA5350 // SHA-1 is what RFC 9562 names; nothing is protected by it.
        SHA1.HashData(bytes, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>A short reference for pages: 8 random characters, stored lower-case without a hyphen.</summary>
    public static string NewRef() => RandomNumberGenerator.GetString(ShortAlphabet, 8);

    /// <summary>Reads a short reference as a person may type it (case and hyphen ignored); null when it can't be one.</summary>
    public static string? ParseRef(string text)
    {
        var stripped = text.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        return stripped.Length == 8 && stripped.All(ShortAlphabet.Contains) ? stripped : null;
    }

    /// <summary>The reference as it is printed and read out: <c>7K3M-92QD</c>.</summary>
    public static string PrintRef(string reference) =>
        reference.Length == 8 ? $"{reference[..4]}-{reference[4..]}".ToUpperInvariant() : reference;

    /// <summary>The two halves of a UUID as a 64-bit hash, for spreading work; stable across processes.</summary>
    public static ulong Spread(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
    }
}
