using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

/// <summary>
/// An organisation as its reader may see it: <paramref name="Claim"/>, <paramref name="Notice"/>,
/// <paramref name="Policies"/>, <paramref name="RolesNobodyHolds"/> and <paramref name="Hold"/> are null unless the reader is its member or an operator.
/// </summary>
/// <param name="Version">Also the ETag.</param>
/// <param name="Ref">The short reference; the API takes it, or the slug, wherever it takes the id.</param>
/// <param name="VerifiedAt">When it was first verified.</param>
public sealed record OrganisationAnswer(
    OrganisationId Id,
    long Version,
    string Ref,
    string Slug,
    string Name,
    Sector Sector,
    OrganisationState State,
    bool Convening,
    Ladder Ladder,
    DateTimeOffset? VerifiedAt,
    OrganisationClaim? Claim = null,
    OrganisationNotice? Notice = null,
    OrganisationPolicies? Policies = null,
    IReadOnlyList<MemberRole>? RolesNobodyHolds = null,
    OrganisationHold? Hold = null);

/// <summary>When the organisation was last on hold. Its posts' closing dates didn't move meanwhile.</summary>
/// <param name="Until">Null: it still is.</param>
public sealed record OrganisationHold(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>What the applicant said of the organisation.</summary>
/// <param name="Applicant">The person or client that applied.</param>
/// <param name="ProvenDomains">Those that the operator accepted.</param>
public sealed record OrganisationClaim(
    Register Register,
    string? RegisterNumber,
    string? BelongsTo,
    string Authority,
    IReadOnlyList<string> EmailDomains,
    string DataProtectionContact,
    Guid Applicant,
    DateTimeOffset AppliedAt,
    IReadOnlyList<string> ProvenDomains);

/// <summary>Why the organisation is in the state that it is in: returned, declined, suspended, lifted or closed.</summary>
/// <param name="Reason">A word of <see cref="ReturnReason"/>, <see cref="DeclineReason"/>, <see cref="SuspendReason"/> or <see cref="CloseReason"/>; null when lifted.</param>
public sealed record OrganisationNotice(OrganisationState State, string? Reason, string Text, DateTimeOffset At);

/// <summary>A line of the public list of verified organisations.</summary>
public sealed record OrganisationSummary(
    OrganisationId Id,
    string Ref,
    string Slug,
    string Name,
    Sector Sector,
    bool Convening,
    DateTimeOffset VerifiedAt);

/// <summary>Answers an application. Its sender's membership follows within moments.</summary>
public sealed record AppliedAnswer(OrganisationId Id, string Ref, string Slug, OrganisationState State);

/// <summary>Answers a PUT or GET of the policies.</summary>
/// <param name="Version">The organisation's version; also the ETag.</param>
public sealed record PoliciesAnswer(ApprovalPolicy Approval, bool ManagerAnswerIsFinal, long Version);
