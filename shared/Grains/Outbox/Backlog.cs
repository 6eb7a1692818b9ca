namespace Secondments.Grains.Outbox;

/// <summary>
/// What waits to be published, in the order in which it came, one at a time an entity. A snapshot is whole, so one that a
/// newer one of its entity overtakes before it was sent isn't sent: however far the readers are behind, what waits for them
/// is at most one snapshot an entity.
/// </summary>
internal sealed class Backlog
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Line> _lines = [];
    private readonly Queue<Line> _ready = new();

    // Every row from its coming until a look at the table that began after its mark was committed.
    private readonly HashSet<Guid> _known = [];

    public int Count { get; private set; }

    /// <summary>Lets it wait its turn, unless it is known already.</summary>
    public void Add(WaitingEvent row)
    {
        lock (_lock)
        {
            if (_known.Add(row.Id)) Enter(row);
        }
    }

    /// <summary>A row whose publishing failed waits again.</summary>
    public void Return(WaitingEvent row)
    {
        lock (_lock) Enter(row);
    }

    /// <summary>Up to <paramref name="most"/> rows, each of another entity, whose others wait until <see cref="Finish"/>.</summary>
    public List<WaitingEvent> Take(int most)
    {
        lock (_lock)
        {
            var taken = new List<WaitingEvent>(Math.Min(most, _ready.Count));
            while (taken.Count < most && _ready.TryDequeue(out var line))
            {
                var first = line.Waiting[0];
                line.Waiting.RemoveAt(0);
                Count--;
                taken.Add(first);
            }
            return taken;
        }
    }

    /// <summary>The entity's row that was taken is dealt with.</summary>
    public void Finish(Guid entity)
    {
        lock (_lock)
        {
            var line = _lines[entity];
            if (line.Waiting.Count > 0) _ready.Enqueue(line);
            else _lines.Remove(entity);
        }
    }

    /// <summary>These can't be found in the table any more.</summary>
    public void Forget(IEnumerable<Guid> rows)
    {
        lock (_lock) _known.ExceptWith(rows);
    }

    private void Enter(WaitingEvent row)
    {
        if (!_lines.TryGetValue(row.EntityId, out var line))
        {
            _lines.Add(row.EntityId, line = new Line());
            _ready.Enqueue(line);
        }
        if (row.IsSnapshot && line.Waiting.FindIndex(w => w.IsSnapshot && w.Type == row.Type) is >= 0 and var at)
        {
            var other = line.Waiting[at];
            if (other.EntityVersion > row.EntityVersion)
            {
                other.Overtake(row);
                return;
            }
            row.Overtake(other);
            line.Waiting.RemoveAt(at);
            Count--;
        }
        // One that comes again, or late, goes before those that are newer.
        var newer = line.Waiting.FindIndex(w => w.EntityVersion > row.EntityVersion);
        line.Waiting.Insert(newer < 0 ? line.Waiting.Count : newer, row);
        Count++;
    }

    /// <summary>One entity's rows. It is ready, or one of them is being published.</summary>
    private sealed class Line
    {
        public List<WaitingEvent> Waiting { get; } = new(2);
    }
}
