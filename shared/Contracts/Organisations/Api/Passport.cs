using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

public enum VatStatus
{
    Registered,
    /// <summary>What it supplies is exempt, so that it isn't registered.</summary>
    Exempt,
    NotRegistered,
}

public enum InsuranceKind
{
    EmployersLiability,
    PublicLiability,
    ProfessionalIndemnity,
    Other,
}

/// <summary>
/// What an organisation's partners accept once instead of asking each time. Everybody reads it once the organisation is
/// verified, without <paramref name="Signatories"/>, insurers, policy numbers and cover, which are for its members and the operators.
/// </summary>
/// <param name="LegalName">The organisation's name where it has given no other.</param>
/// <param name="Register">As the operator verified it: a new claim changes it, not the passport.</param>
/// <param name="DataProtectionContact">An e-mail address; null until it is given for everybody to see.</param>
/// <param name="ChangedAt">Null: never filled in.</param>
/// <param name="Version">The organisation's version; also the ETag.</param>
public sealed record PassportAnswer(
    OrganisationId Organisation,
    string LegalName,
    Register Register,
    string? RegisterNumber,
    VatStatus? Vat,
    string? VatNumber,
    IReadOnlyList<InsuranceAnswer> Insurance,
    IReadOnlyList<SignatoryAnswer>? Signatories,
    StandingTermsAnswer? StandingTerms,
    string? DataProtectionContact,
    DateTimeOffset? ChangedAt,
    long Version);

/// <param name="Until">The last day that it is good for.</param>
/// <param name="Expired">That day has passed.</param>
public sealed record InsuranceAnswer(InsuranceKind Kind, string? Insurer, string? PolicyNumber, string? Cover, DateOnly? From, DateOnly Until, bool Expired);

/// <summary>Somebody who may sign for the organisation.</summary>
/// <param name="Until">The last day of their authority; null: open.</param>
public sealed record SignatoryAnswer(string Name, string Post, DateOnly? From, DateOnly? Until, bool Expired);

/// <summary>Terms under which the organisation lends and takes people unless something else is agreed.</summary>
public sealed record StandingTermsAnswer(string Text, DateOnly? From, DateOnly? Until, bool Expired);

/// <summary>The whole passport, replaced. Anything may be left out.</summary>
/// <param name="VatNumber">Needed where <paramref name="Vat"/> is registered.</param>
/// <param name="Insurance">At most one of each kind.</param>
/// <param name="Signatories">At most 20.</param>
public sealed record PassportRequest(
    string? LegalName = null,
    VatStatus? Vat = null,
    string? VatNumber = null,
    IReadOnlyList<InsuranceRequest>? Insurance = null,
    IReadOnlyList<SignatoryRequest>? Signatories = null,
    StandingTermsRequest? StandingTerms = null,
    string? DataProtectionContact = null);

/// <param name="Until">Needed.</param>
public sealed record InsuranceRequest(InsuranceKind? Kind = null, string? Insurer = null, string? PolicyNumber = null, string? Cover = null, DateOnly? From = null, DateOnly? Until = null);

public sealed record SignatoryRequest(string? Name = null, string? Post = null, DateOnly? From = null, DateOnly? Until = null);

public sealed record StandingTermsRequest(string? Text = null, DateOnly? From = null, DateOnly? Until = null);
