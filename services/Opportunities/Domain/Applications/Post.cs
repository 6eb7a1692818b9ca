using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>
/// What the rules of an application need to know of the opportunity, read by the feature and carried in the command.
/// </summary>
public sealed record Post(
    OpportunityId Opportunity,
    string Ref,
    string Slug,
    HostFacts Host,
    OpportunityState State,
    int Round,
    OpportunityDetails Details,
    DateTimeOffset? ClosesAt)
{
    public bool TakesApplicationsAt(DateTimeOffset now) =>
        State is OpportunityState.Live && now <= ClosesAt && Host.State is OrganisationState.Verified;

    /// <summary>What the application keeps of it, so that it can be read when the post has changed or gone.</summary>
    public PostFacts Facts() => new(
        Opportunity, Ref, Slug, Details.Title ?? "", Host.Id, Host.Slug, Host.Name, Host.Sector, Round, ClosesAt,
        Details.EarliestStart, Details.LengthWeeks, Details.Pattern, Details.DaysPerWeek,
        Details.Places is { Count: > 0 } places ? string.Join("; ", places.Select(p => p.Name)) : null,
        Details.Salary, Details.HomeShare, Details.SalaryNote, [.. Details.SkillsWanted ?? []]);
}

public sealed record HostFacts(OrganisationId Id, string Slug, string Name, Sector Sector, OrganisationState State);

public sealed record PostFacts(
    OpportunityId Opportunity,
    string Ref,
    string Slug,
    string Title,
    OrganisationId Host,
    string HostSlug,
    string HostName,
    Sector HostSector,
    int Round,
    DateTimeOffset? ClosesAt,
    DateOnly? Start,
    int? LengthWeeks,
    WorkingPattern? Pattern,
    decimal? DaysPerWeek,
    string? Place,
    SalaryArrangement? Salary,
    int? HomeShare,
    string? SalaryNote,
    IReadOnlyList<SkillWanted> SkillsWanted);

/// <summary>The employer as this service's copy has it, with the policy that a release follows.</summary>
/// <param name="Version">Of the organisation's snapshot that these facts come from.</param>
public sealed record Employer(
    OrganisationId Id,
    string Slug,
    string Name,
    Sector Sector,
    OrganisationState State,
    IReadOnlyList<string> ProvenDomains,
    bool ManagerAnswerIsFinal,
    long Version)
{
    public EmployerFacts Facts() => new(Id, Slug, Name, Sector);
}

public sealed record EmployerFacts(OrganisationId Id, string Slug, string Name, Sector Sector);
