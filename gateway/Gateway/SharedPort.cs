using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Secondments.Gateway;

/// <summary>
/// <c>Gateway:SharesPort</c>: the next gateway on a machine may listen where this one still does (SO_REUSEPORT), so that an update
/// refuses nobody. Only processes of one user can share; without the setting a second one says that the port is taken.
/// </summary>
internal static class SharedPort
{
    public static void Set(SocketTransportOptions options) => options.CreateBoundListenSocket = Bind;

    private static Socket Bind(EndPoint endpoint)
    {
        if (endpoint is not IPEndPoint ip) return SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (ip.Address.Equals(IPAddress.IPv6Any)) socket.DualMode = true;
            // .NET sets SO_REUSEPORT for it where there is one.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(ip);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
