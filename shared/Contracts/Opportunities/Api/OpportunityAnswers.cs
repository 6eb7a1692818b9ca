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
/// <param name="Owner">Who wrote it first; null when an organisation's system did.</param>
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
    Guid? Import);

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
