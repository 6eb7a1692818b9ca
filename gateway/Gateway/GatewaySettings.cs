using Secondments.Gateway.Routing;

namespace Secondments.Gateway;

/// <summary>The settings under <c>Gateway</c>. They apply when the file they are in changes.</summary>
/// <param name="Destinations"><c>Gateway:Destinations:portal:0=http://…</c>: the replicas of each service.</param>
/// <param name="Maintenance"><c>Gateway:Maintenance</c>: everybody is told to come back later; nothing is passed on.</param>
/// <param name="Probe"><c>Gateway:ProbeSeconds</c>: how often each replica is asked whether it is ready.</param>
/// <param name="Activity"><c>Gateway:ActivitySeconds</c>: how long nothing may come from a replica before it is given up.</param>
internal sealed record GatewaySettings(
    IReadOnlyDictionary<string, IReadOnlyList<Uri>> Destinations, bool Maintenance, TimeSpan Probe, TimeSpan Activity)
{
    /// <exception cref="InvalidOperationException">A setting can't be right; the message says which.</exception>
    public static GatewaySettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Gateway");
        return new GatewaySettings(
            ReadDestinations(section.GetSection("Destinations")),
            section.GetValue("Maintenance", false),
            Seconds(section, "ProbeSeconds", 2, least: 0.05),
            Seconds(section, "ActivitySeconds", 100, least: 1));
    }

    private static Dictionary<string, IReadOnlyList<Uri>> ReadDestinations(IConfigurationSection section)
    {
        var read = Service.All.ToDictionary(s => s, _ => (IReadOnlyList<Uri>)[]);
        foreach (var service in section.GetChildren())
        {
            if (!read.ContainsKey(service.Key))
                throw new InvalidOperationException($"{service.Path}: there is no such service. There are {string.Join(", ", Service.All)}.");
            read[service.Key] = [.. service.GetChildren().Select(Address)];
        }
        return read;
    }

    private static Uri Address(IConfigurationSection replica) =>
        Uri.TryCreate(replica.Value, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "" }
            ? address
            : throw new InvalidOperationException($"{replica.Path} is «{replica.Value}»; it must be an address such as http://10.0.0.5:8080.");

    private static TimeSpan Seconds(IConfigurationSection section, string name, double otherwise, double least)
    {
        var seconds = section.GetValue(name, otherwise);
        return seconds >= least && seconds <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException($"{section.Path}:{name} must be from {least} to 3600 seconds.");
    }
}
