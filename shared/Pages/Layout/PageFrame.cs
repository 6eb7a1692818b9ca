using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Secondments.Pages.Layout;

/// <summary>What a page tells the layout: its title and the way back.</summary>
public static class PageFrame
{
    private const int LongestDescription = 160;

    /// <summary>
    /// Sets the page's title (its h1 says the same), and either the Back link of a form or the breadcrumbs above it,
    /// outermost first, without the page itself.
    /// </summary>
    public static void Frame(this ViewDataDictionary view, string title, string? back = null, params IReadOnlyList<NavLink> crumbs)
    {
        view["Title"] = title;
        view["Back"] = back;
        view["Crumbs"] = crumbs;
    }

    /// <summary>The page has a text field with <c>data-suggest</c>: the script that makes suggestions under it comes along.</summary>
    public static void Suggests(this ViewDataDictionary view) => view["Suggests"] = true;

    /// <summary>What search engines show under the page's title: the beginning of <paramref name="text"/>, cut between words.</summary>
    public static void Describe(this ViewDataDictionary view, string? text)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length > LongestDescription)
        {
            var end = line.LastIndexOf(' ', LongestDescription - 1);
            line = $"{line[..(end > 0 ? end : LongestDescription - 1)]}…";
        }
        if (line.Length > 0) view["Description"] = line;
    }

    /// <summary>Keeps the page out of search engines and its address out of referrers: for links that carry a secret, and closed posts.</summary>
    public static void NotIndexed(this ViewDataDictionary view) => view["NotIndexed"] = true;
}
