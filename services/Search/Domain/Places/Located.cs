using Secondments.Contracts.Opportunities;

namespace Secondments.Search.Domain.Places;

/// <summary>Finds where an opportunity's places lie, and other names by which they are looked for.</summary>
internal static class Located
{
    /// <summary>The place with its position: its own, else of its postcode's district, else of its name.</summary>
    public static Place Of(Place place)
    {
        if (place is { Latitude: not null, Longitude: not null }) return place;
        return Known(place) is { } known ? place with { Latitude = known.Latitude, Longitude = known.Longitude } : place;
    }

    public static string Words(IEnumerable<Place> places) => string.Join(" ; ", places
        .SelectMany(p => (string?[])[p.Postcode, p.Postcode is null ? null : Gazetteer.District(p.Postcode), Named(p)?.County])
        .OfType<string>()
        .Distinct());

    private static KnownPlace? Known(Place place) =>
        (place.Postcode is { } postcode ? Gazetteer.Shared.Find(postcode).Place : null) ?? Named(place);

    // "Bartle, Preston" is near enough at Preston when Bartle isn't known.
    private static KnownPlace? Named(Place place) => Gazetteer.Shared.Find(place.Name).Place
        ?? place.Name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Reverse().Select(part => Gazetteer.Shared.Find(part).Place).FirstOrDefault(p => p is not null);
}
