using Microsoft.AspNetCore.Html;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;
using Secondments.Pages.Words;

namespace Secondments.Portal.Frame;

/// <summary>A search result as a card: the facts in the order in which people ask for them.</summary>
/// <param name="UnderHeading">The card stands under a heading of its own section.</param>
public sealed record HitCard(SearchHit Hit, Ladder Reader, bool UnderHeading = false)
{
    public IHtmlContent Title => Marked(Hit.Title, Hit.TitleMarks);

    public IHtmlContent? Snippet => Hit.Snippet is not { } snippet ? null
        : new HtmlContentBuilder().Append(snippet.CutBefore ? "…" : "").AppendHtml(Marked(snippet.Text, snippet.Marks)).Append(snippet.CutAfter ? "…" : "");

    public IEnumerable<string> Facts
    {
        get
        {
            if (Where is { } where) yield return where;
            if (Say.Dates(Hit.Start, Hit.LengthWeeks) is { } dates) yield return dates;
            if (Hit.Band is { } band) yield return Say.Grade(band, Hit.BandTo, Reader, Reader);
            if (Hit.Salary is { } salary) yield return Say.WhoPays(salary, Hit.HomeShare);
            if (ClosesSoon is null && Hit.ClosesAt is { } closes) yield return $"Closes {Say.Date(closes)}";
        }
    }

    /// <summary>Under 8 days to go.</summary>
    public string? ClosesSoon => Hit.DaysLeft switch
    {
        0 => "Closes today",
        1 => "Closes tomorrow",
        < 8 and var days => $"Closes in {days} days",
        _ => null,
    };

    private string? Where
    {
        get
        {
            var remote = Hit.RemoteShare switch { 100 => "Remote", > 0 and var share => $"{share}% remote", _ => null };
            var place = Hit.DistanceMiles is { } miles && Hit.Place is not null
                ? $"{Hit.Place}, {(miles < 1 ? "under a mile" : Say.Count((long)Math.Round(miles), "mile"))} away"
                : Hit.Place;
            return (place, remote) switch
            {
                ({ } p, { } r) => $"{p}, {r}",
                (null, { } r) => r,
                ({ } p, null) => p,
                _ => null,
            };
        }
    }

    private static HtmlContentBuilder Marked(string text, IReadOnlyList<Mark> marks)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (var mark in marks.OrderBy(m => m.Start))
        {
            if (mark.Start < at || mark.Start + mark.Length > text.Length) continue;
            html.Append(text[at..mark.Start]).AppendHtml("<mark>").Append(text.Substring(mark.Start, mark.Length)).AppendHtml("</mark>");
            at = mark.Start + mark.Length;
        }
        html.Append(text[at..]);
        return html;
    }
}
