using System.Text.Json;
using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

/// <summary>An organisation as the operator checks it.</summary>
/// <param name="ApplicantName">Null for a client, or when the account is gone.</param>
/// <param name="WaitingSince">When it came into this state.</param>
/// <param name="Duplicates">Organisations that may be the same body.</param>
public sealed record OrganisationToCheck(
    OrganisationAnswer Organisation,
    string? ApplicantName,
    string? ApplicantEmail,
    DateTimeOffset WaitingSince,
    IReadOnlyList<DomainHint> Domains,
    IReadOnlyList<PossibleDuplicate> Duplicates);

public enum DomainKind
{
    /// <summary>Nothing speaks against it.</summary>
    Own,
    /// <summary>A public mail service: proves nothing.</summary>
    FreeMail,
    /// <summary>Several bodies share it, such as nhs.net: can't be proven for one.</summary>
    Shared,
    /// <summary>Proven for another organisation.</summary>
    ProvenElsewhere,
}

/// <param name="IsApplicants">The applicant's own address is in it.</param>
/// <param name="IsClaimed">The application names it.</param>
public sealed record DomainHint(string Domain, DomainKind Kind, bool IsApplicants, bool IsClaimed);

public enum DuplicateReason
{
    SameRegisterNumber,
    SameName,
    SimilarName,
    SameEmailDomain,
}

public sealed record PossibleDuplicate(
    OrganisationId Id,
    string Ref,
    string Slug,
    string Name,
    OrganisationState State,
    IReadOnlyList<DuplicateReason> Reasons);

/// <summary>One entry of the audit.</summary>
/// <param name="Number">Null until it is sealed, about a second after it is written.</param>
/// <param name="Actor"><c>person/…</c>, <c>client/…</c>, <c>link/…</c> or <c>system</c>.</param>
/// <param name="ActorName">The person's present name, where it is known.</param>
/// <param name="Changes">Member → [old, new]; of a personal one only that it changed: [].</param>
public sealed record AuditEntryAnswer(
    Guid Id,
    long? Number,
    DateTimeOffset At,
    string Actor,
    string? ActorName,
    string? RemoteAddress,
    string Action,
    string EntityKind,
    Guid EntityId,
    long EntityVersion,
    IReadOnlyList<OrganisationId> Organisations,
    JsonElement Changes,
    bool IsSealed);

/// <summary>Whether the audit is as it was written.</summary>
/// <param name="Sealed">Entries numbered and linked.</param>
/// <param name="Waiting">Entries not yet sealed.</param>
/// <param name="Problem">The first thing wrong, or null.</param>
public sealed record AuditVerification(bool IsIntact, long Sealed, long Waiting, string? Problem);
