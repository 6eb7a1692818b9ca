using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Reports;

/// <summary>
/// What people have reported of one opportunity, and what the operator made of it. One a post, however many report it, so that
/// a flood of reports is one thing to look at. Under 64 KB by <see cref="Reporting.MostKept"/>.
/// </summary>
/// <param name="Count">Reports since it was last decided, those that aren't kept too.</param>
/// <param name="Reports">The first few of them, whose words are kept.</param>
/// <param name="Decided">What was decided last; a report after that opens it again.</param>
public sealed record ReportedPost(
    OpportunityId Opportunity,
    OrganisationId Organisation,
    ReportState State,
    int Count,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    [property: Personal] IReadOnlyList<Report> Reports,
    ReportDecision? Decided)
{
    public const string Kind = "report";

    public static GrainKey Key(OpportunityId opportunity) => new(Kind, opportunity.Value);
}

/// <param name="By">Null for a visitor or an organisation's system.</param>
public sealed record Report(DateTimeOffset At, ReportReason Reason, string? Text, PersonId? By);

/// <param name="Line">Why: for a dismissal for colleagues, for a post taken down its host reads it.</param>
/// <param name="By">Null for a system of the operator's, and for what was decided before this was kept.</param>
public sealed record ReportDecision(DateTimeOffset At, ReportState As, int Reports, string? Line, PersonId? By = null);

/// <param name="Organisation">The host, as the feature read it.</param>
public sealed record ReportPost(OrganisationId Organisation, ReportReason? Reason, string? Text) : ICommand<Done>;

public sealed record DismissReports(string? Line) : ICommand<Done>;

/// <summary>The post goes, by follow-up; the host reads the line.</summary>
public sealed record TakeDownReported(string? Line) : ICommand<Done>;
