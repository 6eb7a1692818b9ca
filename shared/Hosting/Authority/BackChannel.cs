using System.Net.Sockets;

namespace Secondments.Hosting.Authority;

/// <summary>
/// The way from one of our processes to another, which may not be PublicUrl's: <c>unix:/path</c> (a listener in the data
/// folder) or <c>http://host:port</c>, of which there may be several, replicas with a comma between them. The request keeps
/// its Host, so that it is one like any other over there.
/// </summary>
public static class BackChannel
{
    /// <param name="target">Null or empty: the address itself.</param>
    public static HttpMessageHandler To(string? target)
    {
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        if (string.IsNullOrEmpty(target)) return sockets;
        if (!target.StartsWith("unix:", StringComparison.Ordinal))
            return new Replicas([.. target.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => new Uri(t))], TimeProvider.System) { InnerHandler = sockets };

        var endpoint = new UnixDomainSocketEndPoint(target["unix:".Length..]);
        sockets.ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(endpoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
        return new Replicas([new Uri("http://localhost")], TimeProvider.System) { InnerHandler = sockets };
    }
}
