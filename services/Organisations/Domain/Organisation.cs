using System.Text.Json.Serialization;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>A tenant: what was claimed of it, how far the operator believes it, and its own rules.</summary>
/// <param name="RegisterNumber">In the register's own writing.</param>
/// <param name="AdminMarks">Who has the role admin. This grain alone decides whether one may go, so that one always stays.</param>
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
    IReadOnlyList<AdminMark> AdminMarks,
    OrganisationNotice? Notice = null,
    DateTimeOffset? VerifiedAt = null,
    [Personal] Passport? Passport = null)
{
    public const string Kind = "organisation";

    /// <summary>The last time that it was on hold, or the present one.</summary>
    public OrganisationHold? Hold { get; init; }

    /// <summary>Those of the proven domains whose people come in as soon as they ask.</summary>
    public IReadOnlyList<string> AdmitAtOnce { get; init; } = [];

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<Unit> Units { get; init; } = [];

    [JsonIgnore]
    public IEnumerable<Guid> Admins => AdminMarks.Where(m => !m.Gone).Select(m => m.Member);

    /// <summary>Those who can open a page and name another.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> PeopleWhoAreAdmins => AdminMarks.Where(m => !m.Gone && !m.IsSystem).Select(m => m.Member);

    public static GrainKey KeyOf(OrganisationId id) => new(Kind, id.Value);

    /// <summary>Visitors may see it. A suspended one says so on its page.</summary>
    [JsonIgnore]
    public bool IsPublic => State is OrganisationState.Verified or OrganisationState.Suspended;

    /// <summary>Its people may change what is its own: members and policies.</summary>
    [JsonIgnore]
    public bool IsRunning => State is not (OrganisationState.Declined or OrganisationState.Closed);
}

/// <summary>That a member is, or is no longer, an admin; as of a version of the membership, because news of it may come late and in any order.</summary>
/// <param name="Gone">Let go at that version. Kept for a while, so that older news doesn't bring them back.</param>
public sealed record AdminMark(Guid Member, long Version, bool Gone, DateTimeOffset At, bool IsSystem = false);
