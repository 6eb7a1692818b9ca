using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>The applicant's part: to apply, and to send again what was returned.</summary>
internal static class Applying
{
    public static Decision<Organisation> Apply(Apply command, Turn turn)
    {
        var id = new OrganisationId(turn.GrainId);
        var claim = command.Claim;
        var applicant = turn.Actor.Id;
        var organisation = With(claim, new Organisation(
            id, command.Ref, command.Slug, claim.Name, claim.Sector, OrganisationState.Applied, turn.Now, claim.Convening, claim.Ladder,
            claim.Register, claim.RegisterNumber, claim.BelongsTo, claim.Authority, claim.EmailDomains, claim.DataProtectionContact,
            applicant, command.ApplicantKind, turn.Now, ProvenDomains: [], PoliciesOf(claim), AdminMarks: [new AdminMark(applicant, 0, Gone: false, turn.Now, command.ApplicantKind is MemberKind.Client)]));
        return Decide.To(organisation)
            .Answer(new AppliedAnswer(id, organisation.Ref, organisation.Slug, organisation.State))
            .Tell(new OrganisationApplied(id))
            .Then(Membership.KeyOf(id, applicant), new Join(id, applicant, command.ApplicantKind, null, FirstRoles(claim), claim.Convening));
    }

    public static Decision<Organisation> Resubmit(Organisation state, Resubmit command, Turn turn)
    {
        if (!OrganisationTable.Next(state.State, OrganisationMove.Resubmit).TryGet(out var next, out var error)) return error;
        return Decide.To(With(command.Claim, state) with { State = next, StateSince = turn.Now, Notice = null })
            .Tell(new OrganisationApplied(state.Id));
    }

    private static Organisation With(Claim claim, Organisation state) => state with
    {
        Name = claim.Name,
        Sector = claim.Sector,
        Register = claim.Register,
        RegisterNumber = claim.RegisterNumber,
        BelongsTo = claim.BelongsTo,
        Authority = claim.Authority,
        EmailDomains = claim.EmailDomains,
        DataProtectionContact = claim.DataProtectionContact,
        Convening = claim.Convening,
        Ladder = claim.Ladder,
    };

    /// <summary>Where one person does all, nobody else is there to approve. A manager's answer still needs the releaser, who may be the same person.</summary>
    private static OrganisationPolicies PoliciesOf(Claim claim) =>
        claim.OneOfUs ? new OrganisationPolicies(ApprovalPolicy.Author) : new OrganisationPolicies();

    private static IReadOnlyList<MemberRole> FirstRoles(Claim claim) => claim.OneOfUs
        ? [MemberRole.Staff, MemberRole.Admin, MemberRole.Host, MemberRole.Releaser, MemberRole.Signatory]
        : [MemberRole.Staff, MemberRole.Admin];
}
