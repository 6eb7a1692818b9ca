using System.Net;

namespace Secondments.Hosting.Edge;

/// <summary>Whose X-Forwarded-* count: <c>Edge:TrustedProxies</c>.</summary>
/// <param name="Socket">Callers over a Unix socket.</param>
/// <param name="Networks">Callers from these; one address is a network of its own.</param>
public sealed record TrustedProxies(bool Socket, IReadOnlyList<IPNetwork> Networks)
{
    /// <param name="names">Addresses, networks such as <c>10.0.0.0/8</c>, or <c>unix</c> for callers over a Unix socket.</param>
    /// <exception cref="InvalidOperationException">One is none of these, or a network of everybody.</exception>
    public static TrustedProxies Read(IReadOnlyCollection<string> names) =>
        new(names.Contains("unix"), [.. names.Where(n => n != "unix").Select(Network)]);

    /// <param name="remote">Null for a caller over a Unix socket.</param>
    public bool Include(IPAddress? remote)
    {
        if (remote is null) return Socket;
        var address = remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote;
        return Networks.Any(n => n.Contains(address));
    }

    private static IPNetwork Network(string name)
    {
        if (IPAddress.TryParse(name, out var one)) return new IPNetwork(one, one.GetAddressBytes().Length * 8);
        // What stands behind the mask is cut off without a word, though it says that somebody meant another network.
        if (!IPNetwork.TryParse(name, out var network) || !network.BaseAddress.Equals(IPAddress.Parse(name.Split('/')[0])))
            throw new InvalidOperationException($"Edge:TrustedProxies has «{name}»; it must be an address such as 10.0.0.5, a network by its first address such as 10.0.0.0/8, or unix.");
        return network.PrefixLength > 0 ? network : throw new InvalidOperationException($"Edge:TrustedProxies has «{name}», which is everybody: anyone could say whose a request is.");
    }
}
