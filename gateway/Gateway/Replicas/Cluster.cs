using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;

namespace Secondments.Gateway.Replicas;

/// <summary>The replicas of one service: how they are chosen, and how it is found out which are well.</summary>
internal static class Cluster
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);

    public static ClusterConfig Of(string service, GatewaySettings settings) => new()
    {
        ClusterId = service,
        LoadBalancingPolicy = SameReplica.PolicyName,
        Destinations = settings.Destinations[service].Distinct().ToDictionary(
            address => address.Authority, address => new DestinationConfig { Address = address.ToString() }),
        HealthCheck = new HealthCheckConfig
        {
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Interval = settings.Probe,
                Timeout = ProbeTimeout,
                Path = "/health/ready",
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
            },
            Passive = new PassiveHealthCheckConfig { Enabled = true, Policy = LostConnections.PolicyName, ReactivationPeriod = settings.Probe },
            // Where none is ready, each is tried: one that has just come back serves at once, and one whose database is away
            // says so itself, better than we could, and still reads.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
        },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = settings.Activity },
        Metadata = new Dictionary<string, string> { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
    };
}
