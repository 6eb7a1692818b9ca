using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities.Api;

/// <summary>
/// One opportunity as the caller may see it: <c>GET /api/opportunities/{id}</c>, the id a UUID or a short reference.
/// </summary>
/// <param name="Details">For others than the host without <see cref="OpportunityDetails.Reference"/> and <see cref="OpportunityDetails.Partners"/>.</param>
/// <param name="OrganisationName">Null while the service hasn't yet heard of the organisation.</param>
/// <param name="OnHold">Its organisation is suspended: nothing new happens until that is lifted.</param>
/// <param name="TakesApplications">Live, before its deadline, not on hold.</param>
/// <param name="ClosesAt">The last instant at which an application can be sent; before publication what its closing date would give.</param>
/// <param name="Host">Only for members of the organisation with the role host or admin.</param>
/// <param name="Version">For <c>If-Match</c>; also the ETag.</param>
public sealed record OpportunityAnswer(
    OpportunityId Id,
    string Ref,
    string Slug,
    OrganisationId Organisation,
    string? OrganisationName,
    string? OrganisationSlug,
    Sector? OrganisationSector,
    bool OnHold,
    OpportunityState State,
    OpportunityDetails Details,
    int Round,
    int Places,
    int PlacesLeft,
    bool TakesApplications,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? ClosesAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    OpportunityHostView? Host,
    long Version);

/// <summary>What only the host's own people see of their opportunity.</summary>
/// <param name="Owner">Who wrote it, or took it over since; null when an organisation's system posted it.</param>
/// <param name="SubmittedBy">Who sent it for approval; null when nobody did or a system did.</param>
/// <param name="Returned">Why it came back, field by field; kept until it is sent again.</param>
/// <param name="Ended">Why it was closed early, withdrawn or not filled.</param>
/// <param name="Missing">Pointers of what is still needed before it can be sent: <c>/details/title</c>.</param>
/// <param name="Actions">What this caller may do now, in the words of the paths: <c>submit</c>, <c>publish</c>, <c>edit</c>…</param>
/// <param name="LockedFields">Names of members of the details that can't be changed in this state; all, where it can't be edited.</param>
/// <param name="Stages">Applications sent, by state; drafts are their writers' own.</param>
/// <param name="Import">The import that brought it, where one did.</param>
public sealed record OpportunityHostView(
    PersonId? Owner,
    PersonId? SubmittedBy,
    IReadOnlyList<FieldReason> Returned,
    ReasonGiven? Ended,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> LockedFields,
    IReadOnlyList<StageCount> Stages,
    Guid? Import)
{
    /// <summary>The approval policy lets this caller publish without another.</summary>
    public bool PublishesAlone { get; init; }

    /// <summary>Who looks after it beside the owner.</summary>
    public IReadOnlyList<PersonId> CoOwners { get; init; } = [];

    /// <summary>The owner still posts for the organisation.</summary>
    public bool OwnerIsHere { get; init; }

    /// <summary>Organisations that agreed to be partners, and so may be named as those that see it.</summary>
    public IReadOnlyList<OrganisationId> Partners { get; init; } = [];

    /// <summary>All that keeps it from being sent, with a sentence each: what is missing, and what will not do as it is.</summary>
    public IReadOnlyList<FieldError> Incomplete { get; init; } = [];

    /// <summary>Why the operator took it down, where they did: nobody else sees it any more.</summary>
    public string? TakenDown { get; init; }

    /// <summary>Each time that it was open, or is about to be, newest first.</summary>
    public IReadOnlyList<RoundAnswer> Rounds { get; init; } = [];
}

/// <summary>One round of an opportunity. Applications belong to the round in which they were sent.</summary>
/// <param name="OpenedAt">Null while it waits for approval.</param>
/// <param name="State">The present round's as it is; a past one's as it was when the next began.</param>
/// <param name="Ended">Why it was closed early or not filled.</param>
public sealed record RoundAnswer(
    int Number, DateTimeOffset? OpenedAt, DateTimeOffset? ClosesAt, OpportunityState State, ReasonGiven? Ended, IReadOnlyList<StageCount> Stages);

/// <summary>
/// A line of <c>GET /api/opportunities/{id}/timeline?cursor=&amp;size=</c>, newest first, for the host's own people.
/// </summary>
/// <param name="What">A code: <c>created</c>, <c>imported</c>, <c>changed_by_import</c>, <c>changed</c>, <c>sent</c>, <c>returned</c>, <c>opened</c>, <c>paused</c>, <c>resumed</c>, <c>closed</c>, <c>closed_at_deadline</c>, <c>filled</c>, <c>not_filled</c>, <c>sent_again</c>, <c>opened_again</c>, <c>archived</c>, <c>withdrawn</c>, <c>co_owners</c>, <c>taken_over</c>, <c>taken_down</c>, <c>place_taken</c>, <c>last_place_taken</c>, <c>place_free</c>.</param>
/// <param name="Who"><c>host</c>, <c>system</c> (the organisation's own), <c>applicant</c> or <c>exchange</c>.</param>
/// <param name="Name">Of the colleague, where it was one and they are still known.</param>
/// <param name="Fields">Members of the details that changed.</param>
/// <param name="Reason">A code of <see cref="OpportunityReasons"/>, where one was given.</param>
public sealed record OpportunityMoment(DateTimeOffset At, string What, string Who, string? Name, IReadOnlyList<string> Fields, string? Reason);

public sealed record ReasonGiven(string Code, string? Text, DateTimeOffset At);

public sealed record StageCount(ApplicationState State, int Count);

/// <summary>A line of the host's own list: <c>GET /api/opportunities?organisation=&amp;state=&amp;q=&amp;sort=&amp;cursor=&amp;size=</c>.</summary>
/// <param name="Waiting">Applications that wait for the host: sent, shortlisted, interview.</param>
public sealed record OpportunitySummary(
    OpportunityId Id,
    string Ref,
    string Slug,
    OrganisationId Organisation,
    string? Title,
    string? Unit,
    OpportunityKind? Kind,
    OpportunityState State,
    int Places,
    int PlacesLeft,
    DateOnly? EarliestStart,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? ClosesAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    PersonId? Owner,
    int Waiting,
    IReadOnlyList<StageCount> Stages);

/// <summary>What a draft or a transition answers: where it stands now.</summary>
public sealed record OpportunityStanding(
    OpportunityId Id,
    string Ref,
    string Slug,
    OpportunityState State,
    int PlacesLeft,
    DateTimeOffset? ClosesAt);
