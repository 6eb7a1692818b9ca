using Microsoft.Extensions.Primitives;
using Secondments.Gateway.Replicas;
using Yarp.ReverseProxy.Configuration;

namespace Secondments.Gateway.Routing;

/// <summary>Tells the proxy its routes, which are code, and its replicas, which are settings and change while it runs.</summary>
internal sealed class LiveProxyConfig : IProxyConfigProvider, IDisposable
{
    private readonly LiveSettings _settings;
    private volatile Snapshot _snapshot;

    public LiveProxyConfig(LiveSettings settings)
    {
        _settings = settings;
        _snapshot = new Snapshot(settings.Now);
        settings.Changed += Renew;
    }

    public IProxyConfig GetConfig() => _snapshot;

    public void Dispose() => _settings.Changed -= Renew;

    private void Renew()
    {
        var old = _snapshot;
        _snapshot = new Snapshot(_settings.Now);
        old.Expire();
    }

    private sealed class Snapshot : IProxyConfig
    {
        private readonly CancellationTokenSource _expired = new();

        public Snapshot(GatewaySettings settings)
        {
            Clusters = [.. Service.All.Select(s => Cluster.Of(s, settings))];
            ChangeToken = new CancellationChangeToken(_expired.Token);
        }

        public IReadOnlyList<RouteConfig> Routes => ProxyRoutes.All;

        public IReadOnlyList<ClusterConfig> Clusters { get; }

        public IChangeToken ChangeToken { get; }

        public void Expire() => _expired.Cancel();
    }
}
