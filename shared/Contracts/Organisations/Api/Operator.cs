using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

/// <summary>An organisation as the operator checks it.</summary>
/// <param name="ApplicantName">Null for a client, or when the account is gone.</param>
/// <param name="WaitingSince">When it came into this state.</param>
/// <param name="IsLate">It waits to be checked for longer than whoever sent it was promised.</param>
/// <param name="Duplicates">Organisations that may be the same body.</param>
public sealed record OrganisationToCheck(
    OrganisationAnswer Organisation,
    string? ApplicantName,
    string? ApplicantEmail,
    DateTimeOffset WaitingSince,
    bool IsLate,
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

/// <summary>A person as the operator knows them, to put names to the ids of an audit.</summary>
public sealed record PersonFound(PersonId Id, string Name, string Email);
