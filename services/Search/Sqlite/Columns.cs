using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Search.Domain;
using Secondments.Search.Domain.Text;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>
/// What results are narrowed, counted and sorted by, in memory, an array a property: about 80 bytes a document. A slot is
/// a document's place in the arrays and its row in the full-text table; slots rise with time and are never used twice.
/// Changed by the writer alone, while no search runs.
/// </summary>
internal sealed class Columns(Organisations organisations)
{
    /// <summary>In the byte columns: not said.</summary>
    public const byte None = 255;

    private readonly Dictionary<Guid, int> _slots = [];
    private readonly Dictionary<string, int> _byRef = new(StringComparer.Ordinal);
    private readonly Dictionary<int, SlotSet> _restricted = [];
    private readonly Dictionary<int, int> _publicOf = [];
    private readonly SlotSet _public = new();
    private readonly SlotSet _members = new();
    private readonly SlotSet _alive = new();
    private readonly SlotSet _hidden = new();

    public Guid[] Id = [];
    public string?[] Ref = [];
    public long[] Version = [];
    public ulong[] Print = [];
    public long[] Published = [];
    public long[] Closes = [];
    public int[] FirstDay = [];
    public int[] LastDay = [];
    public (float Latitude, float Longitude)[][] Points = [];
    public byte[] Kind = [];
    public byte[] Purposes = [];
    public byte[] BandFrom = [];
    public byte[] BandTo = [];
    public byte[] Pattern = [];
    public byte[] Length = [];
    public byte[] Remote = [];
    public byte[] Visibility = [];
    public int[] Organisation = [];
    public int[][] Skills = [];

    public Organisations Organisations { get; } = organisations;

    public SkillNames SkillNames { get; } = new();

    public int Capacity => Id.Length;

    public int Count => _slots.Count;

    public SlotSet Alive => _alive;

    /// <summary>How many public documents an organisation has.</summary>
    public int PublicOf(int organisation) => _publicOf.GetValueOrDefault(organisation);

    public int? SlotOf(Guid id) => _slots.TryGetValue(id, out var slot) ? slot : null;

    public int? SlotOf(string reference) => _byRef.TryGetValue(reference, out var slot) ? slot : null;

    /// <summary>All that the viewer may see: public, then what signed-in people see, then what names their organisations.</summary>
    public SlotSet Visible(Viewer viewer)
    {
        var visible = _public.Copy();
        if (viewer.SignedIn)
        {
            visible.Or(_members);
            foreach (var organisation in viewer.Organisations)
                if (Organisations.IndexOf(organisation) is { } index && _restricted.TryGetValue(index, out var named)) visible.Or(named);
        }
        return visible.AndNot(_hidden);
    }

    public void Set(int slot, OpportunityCard card, Told told)
    {
        Remove(card.Id.Value);
        Grow(slot + 1);
        Id[slot] = card.Id.Value;
        Ref[slot] = card.Ref;
        Version[slot] = told.Version;
        Print[slot] = told.Print;
        Published[slot] = card.PublishedAt.ToUnixTimeMilliseconds();
        Closes[slot] = card.ClosesAt?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        FirstDay[slot] = card.Start?.DayNumber ?? int.MinValue;
        LastDay[slot] = card.Start is { } start && card.LengthWeeks is { } weeks ? start.DayNumber + (weeks * 7) - 1 : int.MaxValue;
        Points[slot] = [.. card.Places.Where(p => p is { Latitude: not null, Longitude: not null }).Select(p => ((float)p.Latitude!.Value, (float)p.Longitude!.Value))];
        Kind[slot] = card.Kind is { } kind ? (byte)kind : None;
        Purposes[slot] = (byte)card.Purposes.Aggregate(0, (bits, p) => bits | (1 << (int)p));
        BandFrom[slot] = (byte)(card.Band ?? 0);
        BandTo[slot] = (byte)(card.BandTo ?? card.Band ?? 0);
        Pattern[slot] = card.Pattern is { } pattern ? (byte)pattern : None;
        Length[slot] = Steps.OfLength(card.LengthWeeks) is { } length ? (byte)length : None;
        Remote[slot] = (byte)Steps.OfRemote(card.RemoteShare);
        Visibility[slot] = (byte)card.Visibility;
        Organisation[slot] = Organisations.Add(card.Organisation);
        Skills[slot] = [.. card.Skills.Select(SkillNames.Add).Distinct()];

        _slots[card.Id.Value] = slot;
        _byRef[card.Ref] = slot;
        _alive.Add(slot);
        if (!Organisations.IsShown(Organisation[slot])) _hidden.Add(slot);
        Admit(slot, card);
    }

    public void Remove(Guid id)
    {
        if (!_slots.Remove(id, out var slot)) return;
        if (Ref[slot] is { } reference && _byRef.GetValueOrDefault(reference, -1) == slot) _byRef.Remove(reference);
        _alive.Remove(slot);
        if (_public.Contains(slot)) _publicOf[Organisation[slot]]--;
        _public.Remove(slot);
        _members.Remove(slot);
        _hidden.Remove(slot);
        foreach (var named in _restricted.Values) named.Remove(slot);
        Ref[slot] = null;
        Points[slot] = [];
        Skills[slot] = [];
    }

    /// <summary>Hides or shows an organisation's documents as it now is.</summary>
    public void Follow(int organisation)
    {
        var shown = Organisations.IsShown(organisation);
        foreach (var slot in _alive)
        {
            if (Organisation[slot] != organisation) continue;
            if (shown) _hidden.Remove(slot);
            else _hidden.Add(slot);
        }
    }

    private void Admit(int slot, OpportunityCard card)
    {
        switch (card.Visibility)
        {
            case OpportunityVisibility.Public:
                _public.Add(slot);
                _publicOf[Organisation[slot]] = PublicOf(Organisation[slot]) + 1;
                break;
            case OpportunityVisibility.Members:
                _members.Add(slot);
                break;
            default:
                // A programme's places are its own matter: only the host sees them here.
                var named = card.Visibility is OpportunityVisibility.Partners ? card.Partners : [];
                foreach (var organisation in named.Append(card.Organisation))
                {
                    var index = Organisations.Add(organisation);
                    if (!_restricted.TryGetValue(index, out var set)) _restricted[index] = set = new SlotSet();
                    set.Add(slot);
                }
                break;
        }
    }

    private void Grow(int needed)
    {
        if (needed <= Capacity) return;
        var size = Math.Max(needed, Math.Max(1024, Capacity * 2));
        Array.Resize(ref Id, size);
        Array.Resize(ref Ref, size);
        Array.Resize(ref Version, size);
        Array.Resize(ref Print, size);
        Array.Resize(ref Published, size);
        Array.Resize(ref Closes, size);
        Array.Resize(ref FirstDay, size);
        Array.Resize(ref LastDay, size);
        Array.Resize(ref Points, size);
        Array.Resize(ref Kind, size);
        Array.Resize(ref Purposes, size);
        Array.Resize(ref BandFrom, size);
        Array.Resize(ref BandTo, size);
        Array.Resize(ref Pattern, size);
        Array.Resize(ref Length, size);
        Array.Resize(ref Remote, size);
        Array.Resize(ref Visibility, size);
        Array.Resize(ref Organisation, size);
        Array.Resize(ref Skills, size);
    }
}

/// <summary>What a document was told as.</summary>
internal readonly record struct Told(long Version, ulong Print);

/// <summary>Skills by number. Two spellings with the same words are one skill; the first one seen names it.</summary>
internal sealed class SkillNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(string Key, string Label)> _names = [];

    public int Count => _names.Count;

    public (string Key, string Label) this[int number] => _names[number];

    public int Add(string skill)
    {
        var key = Tokeniser.Normal(skill);
        if (_numbers.TryGetValue(key, out var number)) return number;
        _names.Add((key, skill.Trim()));
        return _numbers[key] = _names.Count - 1;
    }

    public int? NumberOf(string skill) => _numbers.TryGetValue(Tokeniser.Normal(skill), out var number) ? number : null;
}

/// <summary>Organisations by number, with what results show of them.</summary>
internal sealed class Organisations
{
    private readonly Dictionary<OrganisationId, int> _numbers = [];
    private readonly List<OrganisationEntry?> _entries = [];
    private readonly List<string> _normalNames = [];

    public int Count => _entries.Count;

    public OrganisationEntry? this[int number] => _entries[number];

    public int? IndexOf(OrganisationId id) => _numbers.TryGetValue(id, out var number) ? number : null;

    public string NormalName(int number) => _normalNames[number];

    public bool IsShown(int number) => _entries[number] is { Shown: true };

    /// <summary>The number of an organisation, known or only named so far.</summary>
    public int Add(OrganisationId id)
    {
        if (_numbers.TryGetValue(id, out var number)) return number;
        _entries.Add(null);
        _normalNames.Add("");
        return _numbers[id] = _entries.Count - 1;
    }

    public int Set(OrganisationEntry entry)
    {
        var number = Add(entry.Id);
        _entries[number] = entry;
        _normalNames[number] = Tokeniser.Normal(entry.Name);
        return number;
    }

    public int? Find(string slugOrId)
    {
        if (Guid.TryParse(slugOrId, out var id)) return IndexOf(new OrganisationId(id));
        var number = _entries.FindIndex(e => e is not null && string.Equals(e.Slug, slugOrId, StringComparison.OrdinalIgnoreCase));
        return number < 0 ? null : number;
    }
}
