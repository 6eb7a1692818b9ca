using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Secondments.Hosting.Authority;

/// <summary>
/// Which replica is asked first to change a thing: the same one, whoever asks, because it has that thing in memory as it last
/// left it, where the others would find theirs out of date and decide again. Each address draws a number for each thing and the
/// highest wins (rendezvous hashing), so that an address that goes moves only its own things. It is a preference: any replica may.
/// </summary>
internal static class Affinity
{
    /// <summary>What a request changes: <c>/api/opportunities/0199…/publish</c> is about <c>0199…</c>. Null: nothing, or nothing in particular.</summary>
    public static string? KeyOf(string method, string path)
    {
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || !path.StartsWith("/api/", StringComparison.Ordinal)) return null;
        foreach (var part in path.AsSpan().Split('/'))
        {
            var word = path.AsSpan()[part];
            if (word.ContainsAnyInRange('0', '9')) return word.ToString();
        }
        return null;
    }

    /// <param name="authority">A replica's host and port.</param>
    public static ulong Draw(string key, string authority)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{authority}"), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
