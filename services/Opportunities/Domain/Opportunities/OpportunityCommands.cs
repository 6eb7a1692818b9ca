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
    public bool Has(MemberRole role) => Roles.Contains(role);
}

public sealed record CreateDraft(OrganisationId Organisation, string Ref, OpportunityDetails Details) : ICommand<OpportunityStanding>;

public sealed record SaveDetails(OpportunityDetails Details) : ICommand<OpportunityStanding>;

public sealed record Submit(HostStanding Standing) : ICommand<OpportunityStanding>;

public sealed record Return(IReadOnlyList<FieldReason> Reasons, HostStanding Standing) : ICommand<OpportunityStanding>;

public sealed record Publish(HostStanding Standing) : ICommand<OpportunityStanding>;

public sealed record Pause : ICommand<OpportunityStanding>;

public sealed record Resume(HostStanding Standing) : ICommand<OpportunityStanding>;

public sealed record Close(ReasonRequest Reason) : ICommand<OpportunityStanding>;

/// <summary>The deadline's reminder. Does nothing unless the deadline has passed and it is still open or paused.</summary>
public sealed record CloseIfDue : ICommand<Done>;

/// <summary>Some places are taken and the rest won't be.</summary>
public sealed record MarkFilled : ICommand<OpportunityStanding>;

public sealed record MarkNotFilled(ReasonRequest Reason) : ICommand<OpportunityStanding>;

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
