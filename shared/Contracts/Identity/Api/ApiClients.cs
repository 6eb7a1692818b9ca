using Secondments.Kernel;

namespace Secondments.Contracts.Identity.Api;

/// <summary><c>POST /api/identity/clients</c>: credentials for one of the organisation's systems.</summary>
/// <param name="Roles">What it may do there. None: staff.</param>
public sealed record CreateApiClientRequest(
    OrganisationId? Organisation = null,
    string? Name = null,
    IReadOnlyList<MemberRole>? Roles = null);

/// <param name="ClientSecret">Shown this once. Null when the same request is repeated.</param>
public sealed record CreatedApiClient(
    Guid ClientId,
    string? ClientSecret,
    OrganisationId Organisation,
    string Name,
    IReadOnlyList<MemberRole> Roles,
    DateTimeOffset CreatedAt);

public sealed record ApiClientDetails(
    Guid ClientId,
    OrganisationId Organisation,
    string Name,
    IReadOnlyList<MemberRole> Roles,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    bool Disabled);
