using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Secondments.Hosting.Modules;

namespace Secondments.Testing.Hosts;

/// <summary>What a <see cref="ServiceHost"/> runs, where it differs from the usual.</summary>
public sealed record ServiceHostOptions(Topology Topology, IReadOnlyList<Module> Modules)
{
    /// <summary>Over the host's own settings.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Changes services after the modules have registered theirs.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>What of the host's log goes to the test's output.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Error;
}
