using Secondments.Hosting.Authority;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Model;

namespace Secondments.Gateway.Replicas;

/// <summary>Changes of the same thing go to the same replica (<see cref="Affinity"/>); everything else to the less busy of two.</summary>
internal sealed class SameReplica : ILoadBalancingPolicy
{
    public const string PolicyName = nameof(SameReplica);

    public string Name => PolicyName;

    public DestinationState? PickDestination(HttpContext context, ClusterState cluster, IReadOnlyList<DestinationState> available)
    {
        if (available.Count < 2) return available.FirstOrDefault();
        if (Affinity.KeyOf(context.Request.Method, context.Request.Path.Value ?? "") is { } key) return available.MaxBy(d => Affinity.Draw(key, d.DestinationId));
        var one = Random.Shared.Next(available.Count);
        var other = (one + 1 + Random.Shared.Next(available.Count - 1)) % available.Count;
        return available[one].ConcurrentRequestCount <= available[other].ConcurrentRequestCount ? available[one] : available[other];
    }
}
