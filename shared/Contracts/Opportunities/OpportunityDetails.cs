using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities;

/// <summary>The twelve kinds of domain §2.</summary>
public enum OpportunityKind
{
    Traditional,
    Internal,
    International,
    Short,
    ClientOrVendor,
    Research,
    Expert,
    Swap,
    Shadowing,
    Mentoring,
    Raid,
    Programme,
}

public enum Purpose
{
    KnowledgeTransfer,
    CapacityBuilding,
    ProjectManagement,
    ChangeManagement,
    RelationshipBuilding,
    ProfessionalDevelopment,
}

public enum SkillLevel
{
    Awareness,
    Working,
    Practitioner,
    Expert,
}

public enum DateFlexibility
{
    Fixed,
    StartFlexible,
    LengthFlexible,
    Flexible,
}

public enum WorkingPattern
{
    FullTime,
    PartTime,
    Either,
}

/// <summary>Who pays the secondee's salary.</summary>
public enum SalaryArrangement
{
    HomePays,
    HostPays,
    Shared,
    Negotiable,
}

public enum Clearance
{
    None,
    Bpss,
    Ctc,
    Sc,
    Dv,
}

public enum OpportunityVisibility
{
    Public,
    /// <summary>Everyone who is signed in.</summary>
    Members,
    /// <summary>The organisations in <see cref="OpportunityDetails.Partners"/>.</summary>
    Partners,
    Programme,
}

public enum OpportunityState
{
    Draft,
    InReview,
    Returned,
    Live,
    Paused,
    Closed,
    Filled,
    NotFilled,
    Archived,
    Withdrawn,
}

public sealed record SkillWanted(string Name, SkillLevel? Level = null, bool Essential = false);

/// <summary>Where the work is. Latitude and longitude in degrees (WGS 84) where known.</summary>
public sealed record Place(string Name, string? Postcode = null, double? Latitude = null, double? Longitude = null);

public sealed record SalaryRange(Money From, Money To);

/// <summary>
/// What an opportunity says of itself: the draft as it is written, the request that writes it, and what others may read
/// are one shape. Null is «not said yet». What is needed to be sent for approval is the domain's rule, not this record's.
/// </summary>
/// <param name="LengthWeeks">1 to 260.</param>
/// <param name="DaysPerWeek">0.5 to 7, in halves; for part time.</param>
/// <param name="RemoteShare">0 to 100, per cent of the working time.</param>
/// <param name="HomeShare">0 to 100, per cent of the salary that home pays, where the arrangement is shared.</param>
/// <param name="Band">1 to 9 (<see cref="Kernel.Band"/>): the lowest that fits; <paramref name="BandTo"/> the highest.</param>
/// <param name="OpenToSectors">Empty or null: all.</param>
/// <param name="OpenToOrganisations">Empty or null: all.</param>
/// <param name="ClosingDate">Ends at 23:59:59 Europe/London.</param>
/// <param name="Reference">The host's own reference; unique within the organisation; an import finds its row by it.</param>
public sealed record OpportunityDetails(
    string? Title = null,
    string? Unit = null,
    OpportunityKind? Kind = null,
    IReadOnlyList<Purpose>? Purposes = null,
    string? Description = null,
    IReadOnlyList<string>? Objectives = null,
    IReadOnlyList<SkillWanted>? SkillsWanted = null,
    IReadOnlyList<string>? SkillsGained = null,
    int? Band = null,
    int? BandTo = null,
    DateOnly? EarliestStart = null,
    int? LengthWeeks = null,
    DateFlexibility? Flexibility = null,
    WorkingPattern? Pattern = null,
    decimal? DaysPerWeek = null,
    IReadOnlyList<Place>? Places = null,
    int? RemoteShare = null,
    SalaryArrangement? Salary = null,
    SalaryRange? SalaryRange = null,
    int? HomeShare = null,
    string? SalaryNote = null,
    string? Expenses = null,
    string? VatNote = null,
    Clearance? Clearance = null,
    IReadOnlyList<Sector>? OpenToSectors = null,
    IReadOnlyList<OrganisationId>? OpenToOrganisations = null,
    OpportunityVisibility? Visibility = null,
    IReadOnlyList<OrganisationId>? Partners = null,
    int? NumberOfPlaces = null,
    DateOnly? ClosingDate = null,
    string? ContactName = null,
    string? ContactEmail = null,
    string? Adjustments = null,
    string? HowWeChoose = null,
    string? Reference = null);
