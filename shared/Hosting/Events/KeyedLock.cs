namespace Secondments.Hosting.Events;

/// <summary>One at a time a key, in the order of arrival; keys that nobody holds take no memory.</summary>
internal sealed class KeyedLock<TKey> where TKey : notnull
{
    private readonly Dictionary<TKey, Entry> _entries = [];

    public async Task<IDisposable> Enter(TKey key, CancellationToken cancel)
    {
        Entry? entry;
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out entry)) _entries.Add(key, entry = new Entry(this, key));
            entry.Users++;
        }
        try
        {
            await entry.Gate.WaitAsync(cancel);
        }
        catch
        {
            Leave(entry);
            throw;
        }
        return entry;
    }

    private void Leave(Entry entry)
    {
        lock (_entries)
        {
            if (--entry.Users == 0) _entries.Remove(entry.Key);
        }
    }

    private sealed class Entry(KeyedLock<TKey> owner, TKey key) : IDisposable
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public TKey Key => key;

        public int Users { get; set; }

        /// <summary>Leaves; the entry may be entered again by whoever waits.</summary>
        public void Dispose()
        {
            Gate.Release();
            owner.Leave(this);
        }
    }
}
