using System.Globalization;
using System.Text;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>The readable part of an address. Only the reference beside it is looked up.</summary>
public static class Slugs
{
    private const int Longest = 60;

    public static string Of(string? title)
    {
        var slug = new StringBuilder();
        foreach (var c in (title ?? "").Normalize(NormalizationForm.FormD))
        {
            if (slug.Length == Longest) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && c is not '\'' and not '’' && slug is [.., not '-'])
                slug.Append('-');
        }
        var text = slug.ToString().TrimEnd('-');
        return text.Length == 0 ? "opportunity" : text;
    }
}
