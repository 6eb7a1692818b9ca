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

/// <param name="LastUsedAt">To the hour.</param>
/// <param name="SecretFrom">Since when its present secret is there.</param>
/// <param name="OldSecretUntil">After a rotation: until when the one before is good too; null when there is none.</param>
public sealed record ApiClientDetails(
    Guid ClientId,
    OrganisationId Organisation,
    string Name,
    IReadOnlyList<MemberRole> Roles,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    bool Disabled,
    DateTimeOffset SecretFrom,
    DateTimeOffset? OldSecretUntil,
    long Version);

/// <summary><c>PUT /api/identity/clients/{id}</c>: another name, other roles. Both are needed.</summary>
public sealed record ChangeApiClientRequest(string? Name = null, IReadOnlyList<MemberRole>? Roles = null);

/// <summary><c>POST /api/identity/clients/{id}/rotate</c>: a new secret, beside which the old one stays good for a while.</summary>
/// <param name="OverlapDays">0 to 30; 0 ends the old one at once. 7 when left out.</param>
public sealed record RotateSecretRequest(int? OverlapDays = null);

/// <param name="ClientSecret">Shown this once. Null when the same request is repeated.</param>
/// <param name="OldSecretUntil">Until when the old one is good; null: it has ended.</param>
public sealed record RotatedSecret(Guid ClientId, string? ClientSecret, DateTimeOffset? OldSecretUntil);
