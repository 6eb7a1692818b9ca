namespace Secondments.Grains.Engine;

using Secondments.Grains.Store;

/// <summary>
/// One grain in memory: its turns take it one after another. The state may run ahead of the database: the next turn is
/// decided on what the last one decided, and both wait for their commit.
/// </summary>
internal sealed class Activation<TState> where TState : class
{
    /// <summary>Held while a turn decides and queues its unit, never while it waits for the commit.</summary>
    public SemaphoreSlim Turnstile { get; } = new(1, 1);

    // Read without the turnstile too: whoever sees what was decided must see its unit in Last, which is set before it.
    private volatile Loaded<TState>? _loaded;

    /// <summary>Null: load it.</summary>
    public Loaded<TState>? Loaded
    {
        get => _loaded;
        set => _loaded = value;
    }

    /// <summary>The last queued unit's outcome: what a refusal waits for, since it rests on it.</summary>
    public Task<UnitOutcome> Last { get; set; } = Task.FromResult(UnitOutcome.Committed);

    /// <summary>Turns that hold or wait for it.</summary>
    public int Users;

    public long LastUsed;
}

/// <param name="Json">At the newest schema version of the kind, whatever is stored.</param>
/// <param name="Fresh">It was read from the database in this very turn: no need to look again before a refusal.</param>
internal sealed record Loaded<TState>(TState? State, string? Json, long Version, Lineage Lineage, bool Fresh) where TState : class;
