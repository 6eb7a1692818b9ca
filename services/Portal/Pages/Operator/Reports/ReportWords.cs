using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Words;
using Secondments.Portal.Frame;
using Secondments.Portal.Pages.Opportunities;

namespace Secondments.Portal.Pages.Operator.Reports;

/// <summary>How reports and what was made of them are told to the operator.</summary>
internal static class ReportWords
{
    public static string TitleOf(ReportedPostAnswer post) => post.Title ?? "No title yet";

    public static string Of(ReportReason reason) => ReportModel.Of(reason);

    /// <summary>What is said of it, the most frequent first: «It asks people for money (2)». Of the reports whose words are kept.</summary>
    public static IReadOnlyList<string> Counted(ReportedPostAnswer post) =>
    [
        .. post.Reports.GroupBy(r => r.Reason).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => g.Count() == 1 ? ReportModel.Of(g.Key) : $"{ReportModel.Of(g.Key)} ({g.Count()})"),
    ];

    /// <summary>Who answered what and when, in a sentence.</summary>
    public static string Of(ReportDecisionAnswer decided, Me? reader)
    {
        var who = decided.By is not { } by ? "The operator" : by.ToString() == reader?.Subject ? "You" : "Another operator";
        var what = decided.As is ReportState.TakenDown ? "took it down" : "left it as it was";
        return $"{who} {what} on {Say.When(decided.At)}, after {Say.Count(decided.Reports, "report")}";
    }
}
