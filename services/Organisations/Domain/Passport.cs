using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>What is accepted of an organisation once, by all: whether an item still counts, its dates say and nothing else.</summary>
/// <param name="LegalName">Null: as the organisation is called.</param>
/// <param name="NoticesUpTo">Notices that were due before have been given.</param>
public sealed record Passport(
    string? LegalName,
    VatStatus? Vat,
    string? VatNumber,
    IReadOnlyList<Insurance> Insurance,
    IReadOnlyList<Signatory> Signatories,
    StandingTerms? StandingTerms,
    string? DataProtectionContact,
    DateTimeOffset ChangedAt,
    DateTimeOffset NoticesUpTo);

/// <param name="Until">The last day that it is good for, as <paramref name="From"/> the first.</param>
public sealed record Insurance(InsuranceKind Kind, string? Insurer, string? PolicyNumber, string? Cover, DateOnly? From, DateOnly Until);

public sealed record Signatory(string Name, string Post, DateOnly? From, DateOnly? Until);

public sealed record StandingTerms(string Text, DateOnly? From, DateOnly? Until);

/// <summary>What an admin wrote, read and found well formed.</summary>
public sealed record PassportContent(
    string? LegalName,
    VatStatus? Vat,
    string? VatNumber,
    IReadOnlyList<Insurance> Insurance,
    IReadOnlyList<Signatory> Signatories,
    StandingTerms? StandingTerms,
    string? DataProtectionContact);

public sealed record SetPassport(PassportContent Content) : ICommand<Done>;

/// <summary>The reminder that something in the passport ends before long.</summary>
public sealed record NoticePassport : ICommand<Done>;
