using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.RateLimiting;
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
    public const string Person = "Subject";
    public const string Client = "Client";

    private const string Scheme = "Bearer ";

    /// <summary>Our tokens are under 1 KB; those of other issuers rarely over 4. What is longer has the address's bucket only.</summary>
    private const int LongestToken = 8 * 1024;

    public static RateLimiterOptions Limit(IConfiguration configuration, string kind) =>
        RateLimits.Per(configuration, kind, new(100, 1000), context => Of(context) is { } claimed && claimed.Kind == kind ? $"{RateLimits.AddressOf(context)} {claimed.Subject}" : null);

    private static Claimed? Of(HttpContext context)
    {
        if (context.Features.Get<Claimed>() is { } known) return known;
        if (context.Request.Headers.Authorization is not [{ Length: < LongestToken } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var claimed = Read(header.AsSpan(Scheme.Length).Trim());
        if (claimed is not null) context.Features.Set(claimed);
        return claimed;
    }

    /// <summary>From the middle part of header.payload.signature.</summary>
    internal static Claimed? Read(ReadOnlySpan<char> token)
    {
        var first = token.IndexOf('.');
        var last = token.LastIndexOf('.');
        if (first < 0 || last == first) return null;
        try
        {
            var payload = new Utf8JsonReader(Base64Url.DecodeFromChars(token[(first + 1)..last]));
            var claims = JsonElement.ParseValue(ref payload);
            return Text(claims, "sub") is { Length: > 0 } subject ? new Claimed(Text(claims, "kind") is "client" ? Client : Person, subject) : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    internal sealed record Claimed(string Kind, string Subject);
}
