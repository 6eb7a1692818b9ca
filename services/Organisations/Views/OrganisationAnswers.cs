using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Views;

/// <summary>An organisation in words for its readers: what everybody may know, and what only its members and the operators may.</summary>
internal static class OrganisationAnswers
{
    public static OrganisationAnswer ForAnyone(Versioned<Organisation> read)
    {
        var o = read.State;
        return new OrganisationAnswer(o.Id, read.Version, o.Ref, o.Slug, o.Name, o.Sector, o.State, o.Convening, o.Ladder, o.VerifiedAt);
    }

    public static OrganisationAnswer ForMember(Versioned<Organisation> read, IReadOnlyList<MemberRole>? rolesNobodyHolds = null)
    {
        var o = read.State;
        return ForAnyone(read) with
        {
            Claim = new OrganisationClaim(
                o.Register, o.RegisterNumber, o.BelongsTo, o.Authority, o.EmailDomains, o.DataProtectionContact, o.Applicant, o.AppliedAt, o.ProvenDomains),
            Notice = o.Notice,
            Policies = o.Policies,
            RolesNobodyHolds = rolesNobodyHolds,
            Hold = o.Hold,
        };
    }
}
