using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Secondments.Gateway.Limits;

/// <summary>What one connection may ask of us, and how slowly. How large a body may be says <see cref="BodySize"/>.</summary>
internal static class ConnectionLimits
{
    /// <summary>Fewer, and less, than the services take: they get some of ours besides.</summary>
    public const int MostHeaders = 80;

    /// <summary>In bytes.</summary>
    public const int LargestHeaders = 24 * 1024;

    private static readonly MinDataRate Slowest = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));

    /// <summary>The server's switch against lines that end in a bare line feed, where another in front of us may see no end.</summary>
    private const string NoBareLineFeeds = "Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators";

    public static void Set(KestrelServerOptions kestrel)
    {
        AppContext.SetSwitch(NoBareLineFeeds, true);
        var limits = kestrel.Limits;
        limits.MaxRequestHeaderCount = MostHeaders;
        limits.MaxRequestHeadersTotalSize = LargestHeaders;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        // Longer than browsers and proxies keep theirs, so that it is they who close.
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);
        limits.MinRequestBodyDataRate = Slowest;
        limits.MinResponseDataRate = Slowest;
        limits.Http2.MaxStreamsPerConnection = 100;
    }
}
