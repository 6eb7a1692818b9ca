using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Search.Index;

namespace Secondments.Search.Features;

/// <summary>What the index found, as a card.</summary>
internal static class Hits
{
    public static SearchHit Of(IndexHit hit, DateTimeOffset now)
    {
        var (card, organisation) = (hit.Card, hit.Organisation);
        return new SearchHit(
            card.Id, card.Ref, card.Slug, card.Title,
            new SearchHitOrganisation(organisation.Id, organisation.Slug, organisation.Name, organisation.Sector, organisation.Shown),
            card.Kind, PlaceWords(card), card.RemoteShare, card.Start, card.LengthWeeks, card.Pattern, card.DaysPerWeek, card.Band, card.BandTo,
            card.Salary, card.SalaryRange, card.HomeShare, card.PlacesLeft, card.Visibility, card.PublishedAt, card.ClosesAt,
            card.ClosesAt is { } closes ? UkTime.DayOf(closes).DayNumber - UkTime.DayOf(now).DayNumber : null,
            hit.DistanceMiles is { } miles ? Math.Round(miles, 1) : null, hit.TitleMarks, hit.Snippet);
    }

    private static string? PlaceWords(OpportunityCard card) => card.Places.Count switch
    {
        0 => null,
        1 => card.Places[0].Name,
        2 => $"{card.Places[0].Name} and {card.Places[1].Name}",
        var count => $"{card.Places[0].Name} and {count - 1} more",
    };
}
