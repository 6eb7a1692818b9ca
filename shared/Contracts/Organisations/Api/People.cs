using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

/// <summary>Where the caller belongs: for navigation, and to choose whom to work for.</summary>
public sealed record MyMemberships(IReadOnlyList<MyMembership> Organisations, bool IsOperator);

public sealed record MyMembership(
    OrganisationId Organisation,
    string Ref,
    string Slug,
    string Name,
    OrganisationState State,
    bool Convening,
    Ladder Ladder,
    IReadOnlyList<MemberRole> Roles);

/// <param name="Name">As others would search for it. At most 80 characters.</param>
/// <param name="Evidence">Where it was used. At most 1,000 characters.</param>
public sealed record ProfileSkill(string? Name = null, SkillLevel? Level = null, string? Evidence = null);

/// <summary>One post, in short. Months are written <c>yyyy-MM</c>.</summary>
/// <param name="To">Null: still there.</param>
public sealed record ProfileWork(string? Title = null, string? Organisation = null, string? From = null, string? To = null, string? Summary = null);

/// <summary>What a person would like; an application starts with what is said here of when and how.</summary>
/// <param name="DaysPerWeek">0.5 to 7, in halves.</param>
/// <param name="From">The first day on which they could start.</param>
/// <param name="Note">Anything else of dates and days. At most 500 characters.</param>
public sealed record ProfilePreferences(
    IReadOnlyList<OpportunityKind>? Kinds = null,
    IReadOnlyList<Purpose>? Purposes = null,
    WorkingPattern? Pattern = null,
    decimal? DaysPerWeek = null,
    DateOnly? From = null,
    string? Note = null);

/// <summary>The whole profile, replaced. Anything may be left out.</summary>
/// <param name="Band">1 to 9.</param>
/// <param name="Skills">At most 40.</param>
/// <param name="Work">At most 20, newest first.</param>
/// <param name="Adjustments">What the person needs to take part. At most 2,000 characters. An application starts with it; nobody else reads it here.</param>
public sealed record ProfileRequest(
    string? Headline = null,
    string? About = null,
    Sector? Sector = null,
    int? Band = null,
    Ladder? Ladder = null,
    Place? Location = null,
    IReadOnlyList<ProfileSkill>? Skills = null,
    IReadOnlyList<ProfileWork>? Work = null,
    ProfilePreferences? Preferences = null,
    string? Adjustments = null);

/// <param name="Name">From the account; null until it is known here.</param>
/// <param name="Version">The ETag for the next PUT; 0 for a profile never written.</param>
/// <param name="ChangedAt">When the profile was last written; null when it never was.</param>
public sealed record ProfileAnswer(
    PersonId Person,
    string? Name,
    string? Email,
    string? Headline,
    string? About,
    Sector? Sector,
    int? Band,
    Ladder? Ladder,
    Place? Location,
    IReadOnlyList<ProfileSkill> Skills,
    IReadOnlyList<ProfileWork> Work,
    long Version,
    ProfilePreferences? Preferences = null,
    string? Adjustments = null,
    DateTimeOffset? ChangedAt = null);
