using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>A tenant: what was claimed of it, how far the operator believes it, and its own rules.</summary>
/// <param name="RegisterNumber">In the register's own writing.</param>
/// <param name="Admins">Members with the role admin, as far as this grain let them: it alone decides whether one may go, so that one always stays.</param>
/// <param name="StateSince">When it came into its state.</param>
/// <param name="VerifiedAt">The first time.</param>
public sealed record Organisation(
    OrganisationId Id,
    string Ref,
    string Slug,
    string Name,
    Sector Sector,
    OrganisationState State,
    DateTimeOffset StateSince,
    bool Convening,
    Ladder Ladder,
    Register Register,
    string? RegisterNumber,
    string? BelongsTo,
    [Personal] string Authority,
    IReadOnlyList<string> EmailDomains,
    [Personal] string DataProtectionContact,
    Guid Applicant,
    MemberKind ApplicantKind,
    DateTimeOffset AppliedAt,
    IReadOnlyList<string> ProvenDomains,
    OrganisationPolicies Policies,
    IReadOnlyList<Guid> Admins,
    OrganisationNotice? Notice = null,
    DateTimeOffset? VerifiedAt = null)
{
    public const string Kind = "organisation";

    public static GrainKey KeyOf(OrganisationId id) => new(Kind, id.Value);

    /// <summary>Visitors may see it. A suspended one says so on its page.</summary>
    public bool IsPublic => State is OrganisationState.Verified or OrganisationState.Suspended;

    /// <summary>Its people may change what is its own: members and policies.</summary>
    public bool IsRunning => State is not (OrganisationState.Declined or OrganisationState.Closed);
}
