using System.Globalization;
using System.Text;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>The part of a page's address that names an organisation: <c>kirklees-council</c>.</summary>
internal static class Slug
{
    private const int Longest = 60;

    // Words that stand in the API's addresses where an organisation would.
    private static readonly HashSet<string> Taken = ["audit", "undelivered", "activity"];

    /// <summary>
    /// The slugs to try for a name, best first. The last one ends in the reference, which is unique, so that a name that
    /// many bodies have never runs out of them.
    /// </summary>
    public static IEnumerable<string> For(string name, string reference)
    {
        var plain = Of(name);
        yield return plain;
        for (var i = 2; i <= 5; i++)
            if (!IsReadAsAnId($"{plain}-{i}")) yield return $"{plain}-{i}";
        yield return $"{plain}-{reference}";
    }

    /// <summary>Lower-case letters, digits and hyphens; never what could be read as an id, a short reference or another address.</summary>
    public static string Of(string name)
    {
        var words = Hyphenated(name);
        var slug = (words.Length > Longest ? words[..Longest] : words).Trim('-');
        return slug.Length == 0 ? "organisation" : IsReadAsAnId(slug) || Taken.Contains(slug) ? $"{slug}-organisation" : slug;
    }

    /// <summary>The words of a name in plain letters, joined by hyphens.</summary>
    public static string Hyphenated(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Replace("&", " and ", StringComparison.Ordinal).Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) text.Append(c);
            // Accents fall away from their letter, an apostrophe joins: St Mary's → st-marys.
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && c is not ('\'' or '’') && text.Length > 0 && text[^1] != '-') text.Append('-');
        }
        return text.ToString().Trim('-');
    }

    private static bool IsReadAsAnId(string slug) => Ids.ParseRef(slug) is not null || Guid.TryParse(slug, out _);
}
