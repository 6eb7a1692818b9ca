namespace Secondments.Contracts.Opportunities;

public enum ApplicationState
{
    Draft,
    Submitted,
    Shortlisted,
    Interview,
    Offered,
    Accepted,
    NotSelected,
    NotSelectedAfterInterview,
    Declined,
    Lapsed,
    Withdrawn,
}

public enum ReleaseState
{
    Requested,
    Granted,
    GrantedWithConditions,
    Deferred,
    Refused,
    Expired,
    Cancelled,
}

public enum WhenToAskManager
{
    Now,
    OnceShortlisted,
}

/// <summary>One skill and where it was used.</summary>
public sealed record SkillExample(string Skill, string Example);

/// <summary>What the applicant writes. The host reads it; manager and HR do not, but for the last four members, which they read and the host does not.</summary>
/// <param name="Why">At most 500 words.</param>
public sealed record ApplicationAnswers(
    string? AboutYou = null,
    IReadOnlyList<SkillExample>? Skills = null,
    string? Why = null,
    string? Dates = null,
    string? ManagerName = null,
    string? ManagerEmail = null,
    string? LinesToManager = null,
    WhenToAskManager? AskManager = null);
