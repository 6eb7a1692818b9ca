using System.Globalization;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Domain.Places;
using Secondments.Search.Index;

namespace Secondments.Search.Sqlite;

/// <summary>
/// Takes away from a set what is closed, too far or not asked for, and counts what each value of each facet would leave.
/// </summary>
internal sealed class Narrowing(Columns columns, IndexQuery query)
{
    private const int MostNames = 20;

    /// <summary>Open now, near enough, and on days that the person is available: what every facet obeys.</summary>
    public SlotSet Base(SlotSet slots) => slots.Where(new IsOpenAndNear(columns, query));

    /// <summary>What every facet lets through, and the facets' counts.</summary>
    public (SlotSet All, IReadOnlyList<Facet> Facets) Apply(SlotSet slots)
    {
        var passing = new List<(string Name, SlotSet Slots)>();
        foreach (var (name, test) in Tests()) passing.Add((name, slots.Copy().Where(new Test(test))));
        var all = passing.Aggregate(slots.Copy(), (left, p) => left.And(p.Slots));

        // Each facet is counted over what the others leave; those that narrow nothing share one set.
        SlotSet Others(string facet) => passing.Exists(p => p.Name == facet)
            ? passing.Where(p => p.Name != facet).Aggregate(slots.Copy(), (left, p) => left.And(p.Slots))
            : all;

        var filters = query.Filters;
        return (all,
        [
            FacetOf.Enums(FacetNames.Sector, filters.Sectors, From<Sector>(Count(Others(FacetNames.Sector), 4, new SectorOf(columns))), byCount: true),
            FacetOf.Enums(FacetNames.Kind, filters.Kinds, From<OpportunityKind>(Count(Others(FacetNames.Kind), 12, new ByteOf(columns.Kind))), byCount: true),
            FacetOf.Enums(FacetNames.Purpose, filters.Purposes, From<Purpose>(CountBits(Others(FacetNames.Purpose), 6)), byCount: true),
            Bands(Others(FacetNames.Band)),
            Skills(Others(FacetNames.Skill)),
            FacetOf.Enums(FacetNames.Pattern, filters.Patterns, From<WorkingPattern>(Patterns(Others(FacetNames.Pattern))), byCount: false),
            FacetOf.Enums(FacetNames.Length, filters.Lengths, From<LengthStep>(Count(Others(FacetNames.Length), 5, new ByteOf(columns.Length))), byCount: false),
            FacetOf.Enums(FacetNames.Remote, filters.Remotes, From<RemoteStep>(Count(Others(FacetNames.Remote), 3, new ByteOf(columns.Remote))), byCount: false),
            Organisations(Others(FacetNames.Organisation)),
        ]);
    }

    private IEnumerable<(string Name, Func<int, bool> Test)> Tests()
    {
        var f = query.Filters;
        if (f.Sectors.Count > 0) yield return (FacetNames.Sector, s => columns.Organisations[columns.Organisation[s]] is { } o && f.Sectors.Contains(o.Sector));
        if (f.Kinds.Count > 0) yield return (FacetNames.Kind, s => f.Kinds.Contains((OpportunityKind)columns.Kind[s]));
        if (f.Purposes.Count > 0)
        {
            var bits = f.Purposes.Aggregate(0, (b, p) => b | (1 << (int)p));
            yield return (FacetNames.Purpose, s => (columns.Purposes[s] & bits) != 0);
        }
        if (f.Bands.Count > 0) yield return (FacetNames.Band, s => f.Bands.Any(b => b >= columns.BandFrom[s] && b <= columns.BandTo[s]));
        if (f.Skills.Count > 0)
        {
            var numbers = f.Skills.Select(columns.SkillNames.NumberOf).OfType<int>().ToHashSet();
            yield return (FacetNames.Skill, s => Array.Exists(columns.Skills[s], numbers.Contains));
        }
        if (f.Patterns.Count > 0) yield return (FacetNames.Pattern, s => f.Patterns.Any(p => Meets((WorkingPattern)columns.Pattern[s], p)));
        if (f.Lengths.Count > 0) yield return (FacetNames.Length, s => f.Lengths.Contains((LengthStep)columns.Length[s]));
        if (f.Remotes.Count > 0) yield return (FacetNames.Remote, s => f.Remotes.Contains((RemoteStep)columns.Remote[s]));
        if (f.Organisations.Count > 0)
        {
            var numbers = f.Organisations.Select(columns.Organisations.Find).OfType<int>().ToHashSet();
            yield return (FacetNames.Organisation, s => numbers.Contains(columns.Organisation[s]));
        }
    }

    private static bool Meets(WorkingPattern offered, WorkingPattern asked) => offered == asked || offered is WorkingPattern.Either;

    private static int[] Count<TValue>(SlotSet slots, int values, TValue of) where TValue : ISlotValue
    {
        var counts = new int[values];
        foreach (var slot in slots)
        {
            var value = of.Of(slot);
            if (value < counts.Length) counts[value]++;
        }
        return counts;
    }

    private int[] CountBits(SlotSet slots, int values)
    {
        var bySet = new int[256];
        foreach (var slot in slots) bySet[columns.Purposes[slot]]++;
        return [.. Enumerable.Range(0, values).Select(bit => bySet.Where((_, set) => (set & (1 << bit)) != 0).Sum())];
    }

    private int[] Patterns(SlotSet slots)
    {
        var said = Count(slots, 3, new ByteOf(columns.Pattern));
        var either = said[(int)WorkingPattern.Either];
        return [said[(int)WorkingPattern.FullTime] + either, said[(int)WorkingPattern.PartTime] + either, either];
    }

    private Facet Bands(SlotSet slots)
    {
        var counts = new int[Band.Highest + 1];
        foreach (var slot in slots)
            for (var band = Math.Max((int)columns.BandFrom[slot], Band.Lowest); band <= Math.Min((int)columns.BandTo[slot], Band.Highest); band++) counts[band]++;
        return FacetOf.Bands(query.Filters.Bands, b => counts[b]);
    }

    private Facet Skills(SlotSet slots)
    {
        var names = columns.SkillNames;
        var counts = new int[names.Count];
        foreach (var slot in slots)
            foreach (var skill in columns.Skills[slot]) counts[skill]++;
        var selected = query.Filters.Skills.Select(s => (Asked: s, Number: names.NumberOf(s))).ToList();
        // What nothing here has is shown as it was asked for: its usual spelling would tell that somewhere it exists.
        bool IsSeen((string, int? Number) skill) => skill.Number is { } n && counts[n] > 0;
        var seen = selected.Where(s => IsSeen(s)).Select(s => s.Number!.Value).ToHashSet();
        var values = Most(counts, seen).Select(n => new FacetValue(names[n].Key, names[n].Label, counts[n], seen.Contains(n)));
        return new Facet(FacetNames.Skill, [.. values, .. selected.Where(s => !IsSeen(s)).Select(s => new FacetValue(s.Asked, s.Asked, 0, true))]);
    }

    private Facet Organisations(SlotSet slots)
    {
        var all = columns.Organisations;
        var counts = new int[all.Count];
        foreach (var slot in slots) counts[columns.Organisation[slot]]++;
        var selected = query.Filters.Organisations.Select(o => (Asked: o, Number: all.Find(o))).ToList();
        var known = selected.Select(s => s.Number).OfType<int>().Where(n => all.IsShown(n)).ToHashSet();
        var values = Most(counts, known).Select(n => new FacetValue(all[n]!.Slug, all[n]!.Name, counts[n], known.Contains(n)));
        var strange = selected.Where(s => s.Number is not { } n || !known.Contains(n));
        return new Facet(FacetNames.Organisation, [.. values, .. strange.Select(s => new FacetValue(s.Asked, null, 0, true))]);
    }

    // The commonest, and whatever is selected: else it couldn't be taken off again.
    private static IEnumerable<int> Most(int[] counts, HashSet<int> selected) => Enumerable.Range(0, counts.Length)
        .Where(n => counts[n] > 0)
        .OrderByDescending(n => counts[n]).ThenBy(n => n)
        .Take(MostNames)
        .Concat(selected)
        .Distinct()
        .OrderByDescending(n => counts[n]).ThenBy(n => n);

    private static Func<TEnum, int> From<TEnum>(int[] counts) where TEnum : struct, Enum => value => counts[Convert.ToInt32(value, CultureInfo.InvariantCulture)];

    private interface ISlotValue
    {
        int Of(int slot);
    }

    private readonly struct ByteOf(byte[] column) : ISlotValue
    {
        public int Of(int slot) => column[slot];
    }

    private readonly struct SectorOf(Columns columns) : ISlotValue
    {
        public int Of(int slot) => (int)columns.Organisations[columns.Organisation[slot]]!.Sector;
    }

    private readonly struct Test(Func<int, bool> test) : ISlotTest
    {
        public bool Passes(int slot) => test(slot);
    }

    private readonly struct IsOpenAndNear(Columns columns, IndexQuery query) : ISlotTest
    {
        private readonly long _now = query.Now.ToUnixTimeMilliseconds();
        private readonly int _from = query.From?.DayNumber ?? int.MinValue;
        private readonly int _to = query.To?.DayNumber ?? int.MaxValue;

        public bool Passes(int slot) =>
            columns.Closes[slot] >= _now && columns.FirstDay[slot] <= _to && columns.LastDay[slot] >= _from
            && (query.Near is not { WithinMiles: { } within } near || Distance.Nearest(near.Latitude, near.Longitude, columns.Points[slot]) <= within);
    }
}
