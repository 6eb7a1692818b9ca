using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Secondments.Grains;

namespace Secondments.Identity.Domain;

/// <summary>Proof Key for Code Exchange (RFC 7636), S256 only: "plain" would show the verifier to whoever sees the request.</summary>
internal static class Pkce
{
    public const string Method = "S256";

    private static readonly SearchValues<char> Base64Url = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>A SHA-256, base64url without padding, has 43 characters.</summary>
    public static bool IsChallenge(string? text) => text is { Length: 43 } && !text.AsSpan().ContainsAnyExcept(Base64Url);

    public static bool IsVerifier(string? text) => text is { Length: >= 43 and <= 128 } && !text.AsSpan().ContainsAnyExcept(Unreserved);

    public static bool Matches(string challenge, string? verifier) => IsVerifier(verifier)
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Secrets.Hash(verifier!)), Encoding.ASCII.GetBytes(challenge));
}
