using System.Collections.Concurrent;

namespace Secondments.Grains.Engine;

/// <summary>The activations of one kind: those in use, and a bounded number of idle ones.</summary>
internal sealed class ActivationCache<TState>(GrainOptions options) where TState : class
{
    private readonly ConcurrentDictionary<Guid, Activation<TState>> _activations = new();
    private readonly Lock _sweeping = new();
    private long _clock;

    /// <summary>The activation, if there is one, just to look at.</summary>
    public Activation<TState>? Find(Guid id) => _activations.GetValueOrDefault(id);

    public Activation<TState> Enter(Guid id)
    {
        while (true)
        {
            var activation = _activations.GetOrAdd(id, _ => new Activation<TState>());
            Interlocked.Increment(ref activation.Users);
            activation.LastUsed = Interlocked.Increment(ref _clock);
            // A sweep may have removed it between the two steps; then it isn't the grain's any more.
            if (_activations.TryGetValue(id, out var current) && ReferenceEquals(current, activation)) return activation;
            Interlocked.Decrement(ref activation.Users);
        }
    }

    public void Leave(Guid id, Activation<TState> activation)
    {
        var users = Interlocked.Decrement(ref activation.Users);
        if (users == 0 && !options.Cache) _activations.TryRemove(new(id, activation));
        if (_activations.Count > options.MostCached) Sweep();
    }

    /// <summary>Forgets the least recently used tenth. Losing an activation in use costs a version conflict at worst.</summary>
    private void Sweep()
    {
        if (!_sweeping.TryEnter()) return;
        try
        {
            var idle = _activations.Where(a => Volatile.Read(ref a.Value.Users) == 0)
                .OrderBy(a => a.Value.LastUsed)
                .Take(options.MostCached / 10 + 1)
                .ToList();
            foreach (var entry in idle) _activations.TryRemove(entry);
        }
        finally
        {
            _sweeping.Exit();
        }
    }
}
