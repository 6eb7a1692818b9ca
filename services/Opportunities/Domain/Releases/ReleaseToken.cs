using System.Buffers.Text;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>
/// What stands in a line manager's link: which release, and a secret. The release is found without a table of secrets, and a
/// link that ended can still be told so; only the secret opens anything.
/// </summary>
public static class ReleaseToken
{
    public static string Make(ReleaseId release, string secret) =>
        $"{Base64Url.EncodeToString(release.Value.ToByteArray(bigEndian: true))}.{secret}";

    /// <summary>Null when it can't be one.</summary>
    public static (ReleaseId Release, string SecretHash)? Read(string? token)
    {
        if (token is not { Length: > 24 and < 120 } || token.IndexOf('.') is not 22) return null;
        Span<byte> bytes = stackalloc byte[18];
        return Base64Url.IsValid(token.AsSpan(0, 22)) && Base64Url.TryDecodeFromChars(token.AsSpan(0, 22), bytes, out var written) && written == 16
            ? (new ReleaseId(new Guid(bytes[..16], bigEndian: true)), Secrets.Hash(token[23..]))
            : null;
    }
}
