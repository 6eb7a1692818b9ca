namespace Secondments.Grains.Engine;

/// <summary>How the engine treats its cache of states, which is only a hint: the version check decides.</summary>
public sealed record GrainOptions
{
    /// <summary>False: every turn loads its state.</summary>
    public bool Cache { get; init; } = true;

    /// <summary>How many grains keep their state in memory.</summary>
    public int MostCached { get; init; } = 10_000;

    /// <summary>How often a turn that lost its version is tried again before the caller gets 409.</summary>
    public int MostReloads { get; init; } = 8;
}

internal sealed record GrainRegistration(string Service, IGrainKind Kind);

/// <summary>
/// Named moments between the engine's steps. Tests plant a crash at one; in a running exchange nothing listens.
/// </summary>
public sealed class CrashPoints
{
    public Action<string>? Reached { get; set; }

    internal void At(string moment) => Reached?.Invoke(moment);
}
