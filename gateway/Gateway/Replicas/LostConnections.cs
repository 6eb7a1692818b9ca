using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Secondments.Gateway.Replicas;

/// <summary>
/// A replica to which one connection couldn't be made, or broke off, gets no further request until it was asked again whether
/// it is ready. The proxy's own policy waits for a share of failures in a minute; with a second replica beside it there is
/// nothing to wait for.
/// </summary>
internal sealed class LostConnections(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    public const string PolicyName = nameof(LostConnections);

    public string Name => PolicyName;

    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        var failed = context.GetForwarderErrorFeature();
        if (!Failure.NeverArrived(failed) && !Failure.BrokeOff(failed)) return;
        health.SetPassive(cluster, destination, DestinationHealth.Unhealthy, cluster.Model.Config.HealthCheck!.Passive!.ReactivationPeriod!.Value);
    }
}
