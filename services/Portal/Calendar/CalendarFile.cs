using System.Globalization;
using System.Text;

namespace Secondments.Portal.Calendar;

/// <summary>Something on a day, or at an instant.</summary>
/// <param name="Uid">The same for the same thing, so that opening the file again moves it rather than adding it.</param>
/// <param name="Address">The page that it is about.</param>
public sealed record CalendarEvent(string Uid, string Summary, DateOnly? Day, DateTimeOffset? At, string? Description, Uri Address);

/// <summary>Writes a calendar that programs take in (RFC 5545): UTF-8, lines of 75 octets at most, ended by CR LF.</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    /// <param name="events">At least one: a calendar without any is none.</param>
    public static byte[] Write(IReadOnlyList<CalendarEvent> events, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfZero(events.Count);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Secondments//Calendar//EN");
        Line(text, "METHOD:PUBLISH");
        foreach (var one in events)
        {
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{Escaped(one.Uid)}");
            Line(text, $"DTSTAMP:{Instant(now)}");
            if (one.At is { } at) Line(text, $"DTSTART:{Instant(at)}");
            else Line(text, $"DTSTART;VALUE=DATE:{one.Day!.Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
            Line(text, $"SUMMARY:{Escaped(one.Summary)}");
            if (!string.IsNullOrEmpty(one.Description)) Line(text, $"DESCRIPTION:{Escaped(one.Description)}");
            Line(text, $"URL:{one.Address.AbsoluteUri}");
            // A day of one's own isn't taken up by what is due on it.
            if (one.At is null) Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }
        Line(text, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    /// <summary>Folded so that no character is cut: what goes on stands behind a space, which counts.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
