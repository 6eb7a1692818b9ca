using System.Text;
using Secondments.Portal.Calendar;

namespace Secondments.Portal.Tests.Calendar;

/// <summary>Calendar files as RFC 5545 asks for them.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);
    private static readonly Uri Page = new("https://secondments.example/applications/7k3m92qd");

    [Fact]
    public void Write_ADayAndAnInstant_AreTwoEvents()
    {
        var lines = Lines(
            new CalendarEvent("a-start@x", "First day", new DateOnly(2027, 2, 1), null, null, Page),
            new CalendarEvent("a-interview@x", "Interview", null, new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(1)), "By video", Page));

        Assert.Equal(
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Secondments//Calendar//EN", "METHOD:PUBLISH",
             "BEGIN:VEVENT", "UID:a-start@x", "DTSTAMP:20261124T093000Z", "DTSTART;VALUE=DATE:20270201", "SUMMARY:First day", $"URL:{Page}", "TRANSP:TRANSPARENT", "END:VEVENT",
             "BEGIN:VEVENT", "UID:a-interview@x", "DTSTAMP:20261124T093000Z", "DTSTART:20260701T090000Z", "SUMMARY:Interview", "DESCRIPTION:By video", $"URL:{Page}", "END:VEVENT",
             "END:VCALENDAR", ""],
            lines);
    }

    [Fact]
    public void Write_TextThatMeansSomething_IsTakenLiterally()
    {
        var lines = Lines(new CalendarEvent("u@x", "A; B, C\\D", new DateOnly(2027, 2, 1), null, "One\r\nEND:VEVENT\nTwo", Page));

        Assert.Contains("SUMMARY:A\\; B\\, C\\\\D", lines);
        Assert.Contains("DESCRIPTION:One\\nEND:VEVENT\\nTwo", lines);
        Assert.Single(lines, "END:VEVENT");
    }

    [Fact]
    public void Write_LongLine_IsFoldedWithoutCuttingACharacter()
    {
        var summary = string.Concat(Enumerable.Repeat("Entwicklung für Städte – 都市 😀 ", 12));

        var lines = Lines(new CalendarEvent("u@x", summary, new DateOnly(2027, 2, 1), null, null, Page));

        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\uFFFD', string.Concat(lines));
        Assert.Contains($"SUMMARY:{summary}", string.Join("\r\n", lines).Replace("\r\n ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Nothing_IsNoCalendar() => Assert.Throws<ArgumentOutOfRangeException>(() => CalendarFile.Write([], Now));

    private static string[] Lines(params CalendarEvent[] events) => Encoding.UTF8.GetString(CalendarFile.Write(events, Now)).Split("\r\n");
}
