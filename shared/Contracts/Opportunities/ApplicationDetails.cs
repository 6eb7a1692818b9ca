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

/// <summary>What the applicant writes. The host reads the first four members; manager and HR read those about the manager and nothing else.</summary>
/// <param name="Why">At most 500 words.</param>
/// <param name="Adjustments">What the applicant needs to take part. The host reads it only while they are invited, offered or accepted.</param>
public sealed record ApplicationAnswers(
    string? AboutYou = null,
    IReadOnlyList<SkillExample>? Skills = null,
    string? Why = null,
    string? Dates = null,
    string? ManagerName = null,
    string? ManagerEmail = null,
    string? LinesToManager = null,
    WhenToAskManager? AskManager = null,
    string? Adjustments = null);
