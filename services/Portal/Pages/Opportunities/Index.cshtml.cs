using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Parts;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Opportunities;

/// <summary>Search: everything that narrows it stands in the address.</summary>
internal sealed class IndexModel(SearchClient search, Who who) : PortalPage
{
    private static readonly string[] Filters =
        [FacetNames.Sector, FacetNames.Kind, FacetNames.Purpose, FacetNames.Band, FacetNames.Skill, FacetNames.Pattern, FacetNames.Length, FacetNames.Remote, FacetNames.Organisation];

    // Of a long facet, so many are shown besides those that are ticked.
    private const int MostValues = 8;

    public SearchAnswer? Found { get; private set; }

    /// <summary>The search itself can't be reached.</summary>
    public bool IsDown { get; private set; }

    /// <summary>The question can't be answered as it was put.</summary>
    public string? Wrong { get; private set; }

    public Me? Me { get; private set; }

    public Ladder Ladder => Me?.Ladder ?? Ladder.Generic;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Within { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>What is narrowed by now: the words of the chip, and the address without it.</summary>
    public IReadOnlyList<(string Text, string Href)> Chips { get; private set; } = [];

    /// <summary>What the sort form has to carry along.</summary>
    public IEnumerable<(string Name, string Value)> Carried => Request.Query
        .Where(p => SearchClient.Parameters.Contains(p.Key) && p.Key is not ("sort" or "cursor"))
        .SelectMany(p => p.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => (p.Key, v!)));

    public string Heading
    {
        get
        {
            if (Found is null) return "Secondment opportunities";
            var count = Found.Total.ToString("#,##0", CultureInfo.InvariantCulture);
            var what = Found.Total == 1 ? "secondment opportunity" : "secondment opportunities";
            return Found.TotalIsExact ? $"{(Found.Total == 0 ? "No" : count)} {what}" : $"More than {count} {what}";
        }
    }

    public static IReadOnlyList<Choice> Sorts { get; } =
        [new("relevance", "Best match"), new("newest", "Newest"), new("closing", "Closing soonest"), new("distance", "Nearest")];

    /// <summary>Besides the distance that counts when none is chosen.</summary>
    public static IReadOnlyList<Choice> Distances { get; } =
        [new("5", "5 miles"), new("10", "10 miles"), new("50", "50 miles"), new("100", "100 miles"), new("250", "250 miles")];

    public async Task OnGet()
    {
        Me = await who.Get();
        try
        {
            var answer = await search.Opportunities(Request.Query, Cancel);
            if (answer.IsOk) Found = answer.Value;
            else if (answer.Problem!.Status is 400 or 422) Wrong = answer.Problem.Errors.Count > 0 ? answer.Problem.Errors[0].Detail : answer.Problem.Detail;
            else if (answer.Problem.Status is 503) IsDown = true;
            else throw new ApiProblemException(answer.Problem);
        }
        catch (UnavailableException)
        {
            IsDown = true;
        }
        // The answer knows the names that the address doesn't.
        Chips = [.. MakeChips()];
        if (!IsDown) return;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Response.Headers.RetryAfter = "30";
    }

    /// <summary>A facet's question.</summary>
    public static string Question(string facet) => facet switch
    {
        FacetNames.Sector => "Sector",
        FacetNames.Kind => "Kind",
        FacetNames.Purpose => "Purpose",
        FacetNames.Band => "Grade",
        FacetNames.Skill => "Skill",
        FacetNames.Pattern => "Working pattern",
        FacetNames.Length => "Length",
        FacetNames.Remote => "Where",
        FacetNames.Organisation => "Organisation",
        _ => Say.Sentence(facet),
    };

    public string LabelOf(string facet, string value, string? label = null) => facet switch
    {
        FacetNames.Sector when Choice.Read<Sector>(value) is { } sector => Labels.Of(sector),
        FacetNames.Kind when Choice.Read<OpportunityKind>(value) is { } kind => Labels.Of(kind),
        FacetNames.Purpose when Choice.Read<Purpose>(value) is { } purpose => Labels.Of(purpose),
        FacetNames.Pattern when Choice.Read<WorkingPattern>(value) is { } pattern => Labels.Of(pattern),
        FacetNames.Length when Choice.Read<LengthStep>(value) is { } length => length switch
        {
            LengthStep.UpToOneMonth => "Up to a month",
            LengthStep.UpToThreeMonths => "Over a month, up to 3 months",
            LengthStep.UpToSixMonths => "Over 3 months, up to 6 months",
            LengthStep.UpToOneYear => "Over 6 months, up to a year",
            _ => "Over a year",
        },
        FacetNames.Remote when Choice.Read<RemoteStep>(value) is { } remote => remote switch
        {
            RemoteStep.OnSite => "On site",
            RemoteStep.Hybrid => "Partly remote",
            _ => "Remote",
        },
        FacetNames.Band when int.TryParse(value, out var band) && Band.IsValid(band) => Band.Name(band, Ladder),
        _ => label ?? value,
    };

    /// <summary>The values to show: all that are ticked, and the first few others.</summary>
    public static IEnumerable<FacetValue> Shown(Facet facet) =>
        facet.Values.Where(v => v.Selected).Concat(facet.Values.Where(v => !v.Selected).Take(MostValues)).OrderBy(v => facet.Values.ToList().IndexOf(v));

    /// <summary>When nothing is found: what would be found without each thing asked for, in the words of its chip.</summary>
    public IReadOnlyList<(string Text, string Href, string Count)> Without =>
        [.. (Found?.Without ?? []).Select(w => (w.Name == "place" ? "At any distance" : $"Without “{ChipOf(w.Name, w.Value)}”", HrefWithout(w.Name, w.Value), CountOf(w.Total, w.TotalIsExact)))];

    /// <summary>The same words without any filter.</summary>
    public string WordsOnly => (Found?.Words ?? Q) is { Length: > 0 } words ? $"/opportunities?q={Uri.EscapeDataString(words)}" : "/opportunities";

    public static string CountOf(long total, bool isExact) =>
        isExact ? Say.Count(total, "opportunity", "opportunities") : $"more than {Say.Count(total, "opportunity", "opportunities")}";

    /// <summary>The same question near another place.</summary>
    public string NearInstead(string place) => Moved(Found!.Words ?? Q, place, Found.Place!.WithinMiles);

    /// <summary>The same question at another distance.</summary>
    public string AtMost(int miles) => Moved(Found!.Words ?? Q, Found.Place!.Name, miles);

    // A place that the words named moves to its own question, so that it can be changed alone.
    private string Moved(string? words, string? place, int? within) =>
        QueryLinks.With(Request, [("q", words), ("place", place), ("within", within?.ToString(CultureInfo.InvariantCulture))]);

    private IEnumerable<(string, string)> MakeChips()
    {
        foreach (var name in Filters)
        {
            foreach (var value in Request.Query[name].Where(v => !string.IsNullOrEmpty(v)))
                yield return (ChipOf(name, value!), HrefWithout(name, value!));
        }
        if ((Found?.Place?.Asked ?? Place) is { Length: > 0 } place) yield return (ChipOf("place", place), HrefWithout("place", place));
        if (!string.IsNullOrWhiteSpace(From)) yield return (ChipOf("from", From), HrefWithout("from", From));
        if (!string.IsNullOrWhiteSpace(To)) yield return (ChipOf("to", To), HrefWithout("to", To));
    }

    private string ChipOf(string name, string value) => name switch
    {
        "q" => Found?.Words ?? value,
        "place" => Found?.Place switch
        {
            { Found: true } place => $"Within {place.WithinMiles} miles of {place.Name}",
            _ => $"Near {value}",
        },
        "from" => $"Free from {DayOf(value)}",
        "to" => $"Free until {DayOf(value)}",
        FacetNames.Organisation or FacetNames.Skill => Found?.Facets.FirstOrDefault(f => f.Name == name)?.Values.FirstOrDefault(v => v.Value == value)?.Label ?? value,
        _ => LabelOf(name, value),
    };

    private string HrefWithout(string name, string value) => name switch
    {
        "place" when Found?.Place is { InWords: true } => Moved(Found.Words, null, null),
        "place" => QueryLinks.With(Request, [("place", null), ("within", null)]),
        "q" when Found?.Place is { InWords: true } place => Moved(null, place.Name ?? place.Asked, place.WithinMiles),
        _ => QueryLinks.Without(Request, name, value),
    };

    private static string DayOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? Say.ShortDate(day) : text;
}
