using System.Globalization;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Domain;

namespace Secondments.Search.Index;

/// <summary>Facets from counts: values that have any, and those selected, which else couldn't be taken off again.</summary>
internal static class FacetOf
{
    public static Facet Enums<TEnum>(string name, IReadOnlySet<TEnum> selected, Func<TEnum, int> count, bool byCount) where TEnum : struct, Enum
    {
        var values = Enum.GetValues<TEnum>()
            .Select(value => new FacetValue(Words.Of(value), null, count(value), selected.Contains(value)))
            .Where(v => v.Count > 0 || v.Selected);
        return new Facet(name, [.. byCount ? values.OrderByDescending(v => v.Count) : values]);
    }

    public static Facet Bands(IReadOnlySet<int> selected, Func<int, int> count) => new(FacetNames.Band,
    [
        .. Enumerable.Range(Band.Lowest, Band.Highest)
            .Select(b => new FacetValue(b.ToString(CultureInfo.InvariantCulture), null, count(b), selected.Contains(b)))
            .Where(v => v.Count > 0 || v.Selected),
    ]);
}
