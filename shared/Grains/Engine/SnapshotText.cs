using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Secondments.Contracts;
using Secondments.Kernel;

namespace Secondments.Grains.Engine;

/// <summary>What a snapshot says, without who told it and when: two with the same text tell the same.</summary>
internal static class SnapshotText
{
    private const int FingerprintBytes = 8;

    /// <param name="snapshot">As the rules made it: without meta and fingerprint.</param>
    public static string Of(Snapshot snapshot) => JsonSerializer.Serialize<object>(snapshot, Json.Stored);

    public static string FingerprintOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, FingerprintBytes));
}
