using System.Globalization;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Secondments.Hosting.Api;
using Secondments.Hosting.Modules;

namespace Secondments.Hosting.Edge;

/// <summary>
/// How much one address and one caller may ask: a bucket that holds <c>Edge:RateLimit:…:Burst</c> requests and is refilled by
/// <c>…:PerSecond</c> (0: no limit). Generous by default: it stops a broken script, not a busy office behind one address.
/// Callers over a Unix socket have no address: who may open the socket is one of us.
/// </summary>
internal static class RateLimits
{
    public static RateLimiterOptions PerAddress(IConfiguration configuration) => Of(Addresses(configuration));

    public static RateLimiterOptions PerSubject(IConfiguration configuration)
    {
        var limit = Limit.From(configuration, "Subject", new(100, 1000));
        return Of(Make(context => context.User.FindFirst("sub")?.Value, _ => limit));
    }

    public static PartitionedRateLimiter<HttpContext> Addresses(IConfiguration configuration)
    {
        var limit = Limit.From(configuration, "Address", new(400, 4000));
        return Make(AddressOf, _ => limit);
    }

    /// <param name="keyOf">Whose bucket a request is counted in; null for none.</param>
    /// <param name="limitOf">How large that bucket is.</param>
    public static PartitionedRateLimiter<HttpContext> Make<TKey>(Func<HttpContext, TKey?> keyOf, Func<TKey, Limit> limitOf) where TKey : class =>
        PartitionedRateLimiter.Create<HttpContext, object>(context =>
        {
            if (IsExempt(context) || keyOf(context) is not { } key || limitOf(key).PerSecond == 0) return RateLimitPartition.GetNoLimiter<object>("");
            return RateLimitPartition.GetTokenBucketLimiter<object>(key, _ => limitOf(key).Bucket());
        });

    /// <summary>Of IPv6 the network: whoever has one address of a /64 has all of them.</summary>
    public static string? AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return null;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    /// <param name="limiters">Asked one after the other; the first that refuses, refuses.</param>
    public static RateLimiterOptions Of(params PartitionedRateLimiter<HttpContext>[] limiters) => new()
    {
        GlobalLimiter = limiters is [var only] ? only : PartitionedRateLimiter.CreateChained(limiters),
        OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            if (rejected.HttpContext.IsApi()) await ProblemWriter.Write(rejected.HttpContext, EdgeErrors.TooMany);
            else rejected.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        },
    };

    private static bool IsExempt(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/health") || (context.GetEndpoint() is { } endpoint && DeclaredAuthority.IsStaticFile(endpoint));

    internal sealed record Limit(int PerSecond, int Burst)
    {
        /// <param name="kind">What stands in the setting's name.</param>
        /// <param name="otherwise">Where nothing is set.</param>
        public static Limit From(IConfiguration configuration, string kind, Limit otherwise) => new(
            configuration.GetValue($"Edge:RateLimit:{kind}:PerSecond", otherwise.PerSecond), configuration.GetValue($"Edge:RateLimit:{kind}:Burst", otherwise.Burst));

        public TokenBucketRateLimiterOptions Bucket() => new()
        {
            TokenLimit = Math.Max(Burst, 1),
            // Bit by bit: a second's requests let in at once would be felt by everybody else.
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) / PerSecond,
            QueueLimit = 0,
        };
    }
}
