using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Secondments.Grains;

/// <summary>Secrets in links: 256 random bits, URL-safe, kept only as a hash.</summary>
public static class Secrets
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of a secret, base64url: what is stored and looked up.</summary>
    public static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
