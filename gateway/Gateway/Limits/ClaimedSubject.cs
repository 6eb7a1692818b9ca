using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using Secondments.Hosting.Edge;

namespace Secondments.Gateway.Limits;

/// <summary>
/// Who a bearer token says it speaks for, unchecked: the gateway has no keys, and the services check each token anyway. It is
/// used for nothing but to choose a bucket (<c>Edge:RateLimit:Subject</c> for people, <c>…:Client</c> for organisations'
/// systems), so that one person's broken script doesn't use up their office's address. Two things keep a lie from paying:
/// the address's own bucket is counted first, so made-up subjects don't escape it; and the bucket is of this subject at this
/// address, so nobody can use up that of somebody elsewhere. Who comes from many addresses is counted by the services, which
/// know that the subject is true.
/// </summary>
internal static class ClaimedSubject
{
    private const string Scheme = "Bearer ";

    /// <summary>Our tokens are under 1 KB; those of other issuers rarely over 4. What is longer has the address's bucket only.</summary>
    private const int LongestToken = 8 * 1024;

    public static PartitionedRateLimiter<HttpContext> Limiter(IConfiguration configuration)
    {
        var people = RateLimits.Limit.From(configuration, "Subject", new(100, 1000));
        var clients = RateLimits.Limit.From(configuration, "Client", new(100, 1000));
        return RateLimits.Make(BucketOf, bucket => bucket.IsClient ? clients : people);
    }

    private static Bucket? BucketOf(HttpContext context)
    {
        if (context.Request.Headers.Authorization is not [{ Length: < LongestToken } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        return Read(header.AsSpan(Scheme.Length).Trim()) is { } claimed ? new Bucket(RateLimits.AddressOf(context), claimed.Subject, claimed.IsClient) : null;
    }

    /// <summary>From the middle part of header.payload.signature.</summary>
    internal static (string Subject, bool IsClient)? Read(ReadOnlySpan<char> token)
    {
        var first = token.IndexOf('.');
        var last = token.LastIndexOf('.');
        if (first < 0 || last == first) return null;
        var payload = ArrayPool<byte>.Shared.Rent(last - first);
        try
        {
            return Base64Url.TryDecodeFromChars(token[(first + 1)..last], payload, out var length) ? Claims(payload.AsSpan(0, length)) : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(payload);
        }
    }

    private static (string Subject, bool IsClient)? Claims(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        var (subject, isClient) = (default(string), false);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject) return null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var (isSubject, isKind) = (reader.ValueTextEquals("sub"u8), reader.ValueTextEquals("kind"u8));
            reader.Read();
            if (isSubject) subject = reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
            if (isKind) isClient = reader.TokenType is JsonTokenType.String && reader.ValueTextEquals("client"u8);
            reader.Skip();
        }
        return string.IsNullOrEmpty(subject) ? null : (subject, isClient);
    }

    private sealed record Bucket(string? Address, string Subject, bool IsClient);
}
