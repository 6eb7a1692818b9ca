using System.Globalization;
using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Index;
using static Secondments.Search.Tests.Index.Documents;

namespace Secondments.Search.Tests.Index;

/// <summary>What a search must answer, worked out from the documents one by one.</summary>
internal sealed class Model
{
    private readonly IndexQuery _query;
    private readonly List<OpportunityDocument> _base;

    public Model(IEnumerable<OpportunityDocument> documents, IndexQuery query)
    {
        _query = query;
        _base = [.. documents.Where(d => IsVisible(d.Card) && HasWords(d) && IsOpenAndNear(d.Card))];
    }

    public int Total => _base.Count(d => Facets.All(f => Passes(f, d.Card)));

    private static readonly string[] Facets =
    [
        FacetNames.Sector, FacetNames.Kind, FacetNames.Purpose, FacetNames.Band, FacetNames.Skill, FacetNames.Pattern, FacetNames.Length,
        FacetNames.Remote, FacetNames.Organisation,
    ];

    public Dictionary<string, int> Counts(string facet) => _base
        .Where(d => Facets.Where(f => f != facet).All(f => Passes(f, d.Card)))
        .SelectMany(d => Values(facet, d.Card))
        .GroupBy(v => v)
        .ToDictionary(g => g.Key, g => g.Count());

    public IEnumerable<OpportunityId> Sorted()
    {
        var all = _base.Where(d => Facets.All(f => Passes(f, d.Card))).Select(d => d.Card);
        var sorted = _query.Sort switch
        {
            SearchSort.Closing => all.OrderBy(c => c.ClosesAt ?? DateTimeOffset.MaxValue),
            SearchSort.Distance when _query.Near is not null => all.OrderBy(c => Miles(c)),
            _ => all.OrderBy(_ => 0),
        };
        return sorted.ThenByDescending(c => c.PublishedAt).ThenBy(c => c.Id.Value).Select(c => c.Id);
    }

    private bool IsVisible(OpportunityCard card) => card.Visibility switch
    {
        OpportunityVisibility.Public => true,
        OpportunityVisibility.Members => _query.Viewer.SignedIn,
        OpportunityVisibility.Partners => _query.Viewer.Organisations.Any(o => o == card.Organisation || card.Partners.Contains(o)),
        _ => _query.Viewer.Organisations.Contains(card.Organisation),
    };

    private bool HasWords(OpportunityDocument document)
    {
        var name = document.Card.Organisation == Leeds ? "leeds city council" : document.Card.Organisation == Shelter ? "harbour shelter" : "northern bank";
        var words = $"{document.Card.Title} {string.Join(' ', document.Card.Skills)} {document.Texts.Description} {name}".ToLowerInvariant().Split(' ').ToHashSet();
        return _query.Text.Words.All(w => words.Contains(w.Word));
    }

    private bool IsOpenAndNear(OpportunityCard card)
    {
        if (card.ClosesAt < _query.Now) return false;
        if (_query.To is { } to && card.Start > to) return false;
        if (_query.From is { } from && card is { Start: { } start, LengthWeeks: { } weeks } && start.AddDays(7 * weeks) <= from) return false;
        return _query.Near?.WithinMiles is not { } within || Miles(card) <= within;
    }

    private bool Passes(string facet, OpportunityCard card)
    {
        var asked = Asked(facet);
        return asked.Count == 0 || Values(facet, card).Any(asked.Contains);
    }

    private HashSet<string> Asked(string facet)
    {
        var f = _query.Filters;
        return [.. facet switch
        {
            FacetNames.Sector => f.Sectors.Select(v => Word(v)),
            FacetNames.Kind => f.Kinds.Select(v => Word(v)),
            FacetNames.Purpose => f.Purposes.Select(v => Word(v)),
            FacetNames.Band => f.Bands.Select(v => v.ToString(CultureInfo.InvariantCulture)),
            FacetNames.Skill => f.Skills.Select(v => v.ToLowerInvariant()),
            FacetNames.Pattern => f.Patterns.Select(v => Word(v)),
            FacetNames.Length => f.Lengths.Select(v => Word(v)),
            FacetNames.Remote => f.Remotes.Select(v => Word(v)),
            _ => f.Organisations.Select(v => v == Bank.ToString() ? "northern-bank" : v),
        }];
    }

    private static IEnumerable<string> Values(string facet, OpportunityCard card) => facet switch
    {
        FacetNames.Sector => [Word(card.Organisation == Leeds ? Sector.Public : card.Organisation == Shelter ? Sector.Charity : Sector.Private)],
        FacetNames.Kind => card.Kind is { } kind ? [Word(kind)] : [],
        FacetNames.Purpose => card.Purposes.Select(p => Word(p)),
        FacetNames.Band => card.Band is { } band ? Enumerable.Range(1, 9).Where(b => b >= band && b <= (card.BandTo ?? band)).Select(b => b.ToString(CultureInfo.InvariantCulture)) : [],
        FacetNames.Skill => card.Skills.Select(s => s.ToLowerInvariant()),
        FacetNames.Pattern => card.Pattern switch
        {
            null => [],
            WorkingPattern.Either => ["full_time", "part_time", "either"],
            { } pattern => [Word(pattern)],
        },
        FacetNames.Length => card.LengthWeeks switch
        {
            null => [],
            <= 5 => ["up_to_one_month"],
            <= 13 => ["up_to_three_months"],
            <= 26 => ["up_to_six_months"],
            <= 53 => ["up_to_one_year"],
            _ => ["over_one_year"],
        },
        FacetNames.Remote => [card.RemoteShare switch { null or 0 => "on_site", 100 => "remote", _ => "hybrid" }],
        _ => [card.Organisation == Leeds ? "leeds-city-council" : card.Organisation == Shelter ? "harbour-shelter" : "northern-bank"],
    };

    // The spherical law of cosines, so that the engine's formula isn't checked against itself; whole feet, so that ties stay ties.
    private double Miles(OpportunityCard card) => card.Places.Select(p =>
    {
        var (a, b) = (Math.PI / 180 * _query.Near!.Latitude, Math.PI / 180 * p.Latitude!.Value);
        var angle = Math.Acos(Math.Min(1, (Math.Sin(a) * Math.Sin(b)) + (Math.Cos(a) * Math.Cos(b) * Math.Cos(Math.PI / 180 * (p.Longitude!.Value - _query.Near.Longitude)))));
        return Math.Round(3958.8 * angle, 4);
    }).DefaultIfEmpty(double.MaxValue).Min();

    private static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
