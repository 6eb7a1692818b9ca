using System.Globalization;
using System.Text.RegularExpressions;

namespace Secondments.Search.Domain.Places;

/// <summary>A place that the words of a question end with: «community nurse near Leeds», «planner within 10 miles of LS6».</summary>
/// <param name="Rest">The words before it.</param>
/// <param name="Place">As typed.</param>
/// <param name="Tail">All that <paramref name="Rest"/> lacks of the words, to be put back behind other ones.</param>
internal sealed partial record PlaceInWords(string Rest, string Place, int? Miles, string Tail)
{
    // The longest name of a place that is looked for: «St Helens, Merseyside» is two words and a county.
    private const int LongestPlace = 60;

    /// <summary>
    /// The place, or null when the words name none. «in» counts only before a place that is known, because it stands before
    /// much else; after «near» and the like a place is meant even where it isn't known.
    /// </summary>
    public static PlaceInWords? Read(string? words)
    {
        if (words is null) return null;
        PlaceInWords? unknown = null;
        foreach (Match said in Said().Matches(words))
        {
            var place = words[(said.Index + said.Length)..].Trim(' ', ',', '.', '?');
            if (place.Length is 0 or > LongestPlace) continue;
            var miles = said.Groups["miles"] is { Success: true, Value: var text } ? int.Parse(text, CultureInfo.InvariantCulture) : (int?)null;
            if (miles is < 1 or > SearchParameters.MostMiles) continue;
            var found = new PlaceInWords(words[..said.Index].Trim(' ', ','), place, miles, words[said.Index..].TrimEnd());
            if (Gazetteer.Shared.Find(place).Place is not null) return found;
            if (!said.Value.StartsWith("in", StringComparison.OrdinalIgnoreCase)) unknown = found;
        }
        if (unknown is null && Postcode().Match(words) is { Success: true } postcode)
            return new PlaceInWords(words[..postcode.Index].Trim(' ', ','), postcode.Value.Trim(), null, words[postcode.Index..].TrimEnd());
        return unknown;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}-])(?:within\s+(?<miles>[0-9]{1,3})\s+miles?\s+(?:of|from)|close\s+to|near\s+to|near|around|in)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Said();

    [GeneratedRegex(@"(?<=^|\s)[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
