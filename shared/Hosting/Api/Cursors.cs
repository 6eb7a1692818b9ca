using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>
/// Makes and reads the opaque cursors of lists: where a page ended, sealed, and good only for the query that it was given
/// out for.
/// </summary>
public sealed class Cursors(IDataProtectionProvider protection)
{
    private const int Longest = 4096;

    private readonly IDataProtector _seal = protection.CreateProtector("cursors");

    /// <param name="query">All that decides which rows in which order: the route and its parameters without cursor and size.</param>
    /// <param name="keys">Sort keys of the last row, in the query's order.</param>
    public string Encode(string query, params string[] keys) =>
        WebEncoders.Base64UrlEncode(_seal.Protect(JsonSerializer.SerializeToUtf8Bytes(new Sealed(HashOf(query), keys), Json.Stored)));

    /// <summary>The keys, or <c>cursor.unreadable</c> (400).</summary>
    public Result<string[]> Decode(string query, string cursor)
    {
        if (cursor.Length > Longest) return RequestErrors.BadCursor;
        try
        {
            var told = JsonSerializer.Deserialize<Sealed>(_seal.Unprotect(WebEncoders.Base64UrlDecode(cursor)), Json.Stored);
            return told is not null && told.Query == HashOf(query) ? told.Keys : RequestErrors.BadCursor;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or JsonException)
        {
            return RequestErrors.BadCursor;
        }
    }

    private static string HashOf(string query) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(query)), 0, 12);

    private sealed record Sealed(string Query, string[] Keys);
}
