using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>
/// What a rule needs to know of the host organisation and of the caller in it, as the feature found it.
/// </summary>
/// <param name="Version">Of the organisation's snapshot that state and policy come from.</param>
public sealed record HostStanding(OrganisationState State, ApprovalPolicy Approval, IReadOnlyList<MemberRole> Roles, long Version)
{
    /// <summary>Organisations that agreed to be partners of the host.</summary>
    public IReadOnlyList<OrganisationId> Partners { get; init; } = [];

    public bool Has(MemberRole role) => Roles.Contains(role);
}

public sealed record CreateDraft(OrganisationId Organisation, string Ref, OpportunityDetails Details) : ICommand<OpportunityStanding>;

/// <param name="Partners">Of the host; null where nobody is named in the details.</param>
public sealed record SaveDetails(OpportunityDetails Details, IReadOnlyList<OrganisationId>? Partners = null) : ICommand<OpportunityStanding>;

public sealed record Submit(HostStanding Standing) : ICommand<OpportunityStanding>;

public sealed record Return(IReadOnlyList<FieldReason> Reasons, HostStanding Standing) : ICommand<OpportunityStanding>;

public sealed record Publish(HostStanding Standing) : ICommand<OpportunityStanding>;

public sealed record Pause : ICommand<OpportunityStanding>;

public sealed record Resume(HostStanding Standing) : ICommand<OpportunityStanding>;

public sealed record Close(ReasonRequest Reason) : ICommand<OpportunityStanding>;

/// <summary>The deadline's reminder. Does nothing unless the deadline has passed and it is still open or paused.</summary>
public sealed record CloseIfDue : ICommand<Done>;

/// <summary>The reminder to tell applicants that the terms have changed.</summary>
public sealed record TellTerms : ICommand<Done>;

/// <summary>The operator's decision on reports.</summary>
public sealed record TakeDown(string Line) : ICommand<Done>;

/// <summary>A letter to the host's people; whoever asks found their addresses.</summary>
/// <param name="What"><c>taken_down</c>.</param>
public sealed record TellPosters(string What, IReadOnlyList<string> Addresses, string OrganisationSlug, string OrganisationName) : ICommand<Done>;

/// <param name="Hosts">Those in the organisation who may be, as the feature found them.</param>
public sealed record NameCoOwners(IReadOnlyList<PersonId> People, IReadOnlyList<PersonId> Hosts) : ICommand<OpportunityStanding>;

/// <param name="OwnerIsHere">Whoever owns it still has the role host.</param>
public sealed record TakeOver(bool OwnerIsHere, HostStanding Standing) : ICommand<OpportunityStanding>;

/// <summary>A partnership of the host has ended.</summary>
public sealed record ForgetPartner(OrganisationId Partner) : ICommand<Done>;

/// <summary>Some places are taken and the rest won't be.</summary>
public sealed record MarkFilled : ICommand<OpportunityStanding>;

public sealed record MarkNotFilled(ReasonRequest Reason) : ICommand<OpportunityStanding>;

/// <summary>A new round: live where the approval policy allows the actor, else sent for approval.</summary>
/// <param name="EarliestStart">Null: as it was.</param>
public sealed record Reopen(DateOnly? ClosingDate, DateOnly? EarliestStart, HostStanding Standing) : ICommand<OpportunityStanding>;

public sealed record Archive : ICommand<OpportunityStanding>;

public sealed record Withdraw(ReasonRequest Reason) : ICommand<OpportunityStanding>;

/// <summary>
/// Takes a place for an application that is being accepted; the same application again changes nothing. Refused with
/// <c>opportunity.places_filled</c> when none is left, <c>opportunity.not_open</c> when it ended otherwise.
/// </summary>
public sealed record ClaimPlace(ApplicationId Application) : ICommand<PlaceClaimed>;

public sealed record PlaceClaimed(ApplicationId Application, int PlacesLeft, bool Filled);

/// <summary>Gives an application's place back; without a claim nothing changes.</summary>
public sealed record ReleasePlace(ApplicationId Application) : ICommand<Done>;

/// <summary>One row of an import: makes the opportunity, changes it, or finds it as it is.</summary>
/// <param name="Ref">For a new one.</param>
/// <param name="Publish">Live where the approval policy allows the actor, else sent for approval.</param>
public sealed record TakeImportedRow(
    OrganisationId Organisation,
    string Ref,
    OpportunityDetails Details,
    string ContentHash,
    Guid Import,
    bool Publish,
    HostStanding Standing) : ICommand<RowTaken>;

public sealed record RowTaken(ImportOutcome Outcome, OpportunityState State);
