using Secondments.Kernel;
using Secondments.Contracts.Opportunities.Api;

namespace Secondments.Portal.Frame;

/// <summary>One line of a timeline: when, who, one sentence.</summary>
/// <param name="Who">With their role or organisation; empty where the sentence says it.</param>
/// <param name="OnlyYours">The other side doesn't read it.</param>
public sealed record TimelineLine(DateTimeOffset At, string Who, string What, bool OnlyYours = false);

/// <summary>Lines of a timeline as pages show them, under the day on which they happened.</summary>
internal static class Timeline
{
    public static IEnumerable<IGrouping<DateOnly, TimelineLine>> Days(IEnumerable<TimelineLine> newestFirst) => newestFirst.GroupBy(line => UkTime.DayOf(line.At));

    /// <summary>Who did something with an application or a release, for one who reads it.</summary>
    /// <param name="applicant">The applicant, as the reader calls them.</param>
    public static string Who(TimelineEntry entry, string applicant, string host, string home) => entry.Who switch
    {
        "applicant" => applicant,
        "host" => host,
        "home" => home,
        _ => "The exchange",
    };
}
