using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>Who publishes, by the organisation's policy at that moment.</summary>
public static class Approval
{
    /// <summary>
    /// True when one person does both. An organisation's own system counts as having its approval behind it, unless the
    /// policy wants an admin.
    /// </summary>
    public static bool MayPublishAlone(HostStanding standing, Actor actor) => standing.Approval switch
    {
        ApprovalPolicy.Author => true,
        ApprovalPolicy.AnotherHost => actor.Kind is ActorKind.Client && standing.Has(MemberRole.Host),
        ApprovalPolicy.Admin => standing.Has(MemberRole.Admin),
        _ => false,
    };

    /// <summary>Null when this actor may publish or return what was sent for approval.</summary>
    public static Error? Refusal(Opportunity opportunity, HostStanding standing, Actor actor)
    {
        if (MayPublishAlone(standing, actor)) return null;
        if (standing.Approval is ApprovalPolicy.Admin)
            return Error.Forbidden("opportunity.needs_admin", "An admin of your organisation publishes its opportunities.");
        if (!standing.Has(MemberRole.Host))
            return Error.Forbidden("opportunity.needs_host", "A member with the role host publishes your organisation's opportunities.");
        return opportunity.SubmittedBy?.Id == actor.Id
            ? Error.Forbidden("opportunity.needs_another_host", "You sent this for approval: another host of your organisation publishes it.")
            : null;
    }

    /// <summary>Null when the organisation may post.</summary>
    public static Error? Refusal(HostStanding standing) => standing.State switch
    {
        OrganisationState.Verified => null,
        OrganisationState.Suspended => Error.Conflict("opportunity.organisation_on_hold", "Your organisation is on hold: nothing new can be posted until that is lifted."),
        _ => Error.Conflict("opportunity.organisation_not_verified", "Your organisation is not verified yet. Drafts are kept; sending and publishing wait until it is."),
    };
}
