using Secondments.Contracts.Opportunities.Api;

namespace Secondments.Contracts.Operator.Api;

/// <summary>An import as the operator sees it, whosever it is.</summary>
/// <param name="OrganisationName">Null while the service hasn't heard of the organisation.</param>
/// <param name="OrganisationSlug">As in addresses; null likewise.</param>
/// <param name="LastStep">When it last got on.</param>
public sealed record ImportOfAny(ImportAnswer Import, string? OrganisationName, string? OrganisationSlug, DateTimeOffset LastStep);
