using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities.Api;

/// <summary>What is wrong with a post.</summary>
public enum ReportReason
{
    WrongOrMisleading,
    NotASecondment,
    AsksForMoney,
    Discriminates,
    Offensive,
    SomethingElse,
}

public enum ReportState
{
    /// <summary>Waits for the operator.</summary>
    Open,
    Dismissed,
    TakenDown,
}

/// <summary><c>POST /api/opportunities/{id}/report</c>, by anybody who may see it. Few at a time from one address: 429 tells when to try again.</summary>
/// <param name="Text">Needed with <see cref="ReportReason.SomethingElse"/>. The operator reads it; the host doesn't.</param>
public sealed record ReportRequest(ReportReason? Reason = null, string? Text = null);

/// <summary>A row of <c>GET /api/operator/reports?state=&amp;cursor=&amp;size=</c>: one a post, last reported first. Also <c>GET …/{id}</c>.</summary>
/// <param name="Id">The opportunity's: also the id in <c>…/{id}/dismiss</c> and <c>…/{id}/take-down</c>.</param>
/// <param name="OpportunityState">How the post stands now.</param>
/// <param name="Count">Reports since it was last decided.</param>
/// <param name="Reports">The words of the first few of them, oldest first.</param>
/// <param name="Decided">What was decided last, also where new reports came since.</param>
public sealed record ReportedPostAnswer(
    OpportunityId Id,
    string Ref,
    string Slug,
    string? Title,
    OrganisationId Organisation,
    string? OrganisationName,
    OpportunityState OpportunityState,
    ReportState State,
    int Count,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    IReadOnlyList<ReportAnswer> Reports,
    ReportDecisionAnswer? Decided);

/// <param name="By">Null for a visitor.</param>
public sealed record ReportAnswer(DateTimeOffset At, ReportReason Reason, string? Text, PersonId? By);

/// <param name="By">Who of the operators decided; null for a system of theirs.</param>
public sealed record ReportDecisionAnswer(DateTimeOffset At, ReportState As, int Reports, string? Line, PersonId? By = null);

/// <summary><c>POST /api/operator/reports/{id}/dismiss</c> and <c>…/take-down</c>.</summary>
/// <param name="Line">Why. For <c>take-down</c> it is needed and the host reads it; for <c>dismiss</c> it is for colleagues.</param>
public sealed record DecideReportsRequest(string? Line = null);
