using Secondments.Contracts.Operator.Api;

namespace Secondments.Contracts.Identity.Api;

/// <summary><c>POST /api/identity/erase</c>.</summary>
/// <param name="Email">The account's own address, to say that it is meant.</param>
public sealed record EraseRequest(string? Email = null);

/// <summary><c>GET /api/identity/my-data</c>: what is held of the caller's account.</summary>
/// <param name="Sessions">Sign-ins that programs still hold something of, the oldest first.</param>
public sealed record MyAccountData(
    Guid Id,
    string Name,
    string? Email,
    bool EmailConfirmed,
    DateTimeOffset CreatedAt,
    IReadOnlyList<MySignIn> Sessions,
    IReadOnlyList<OwnAuditLine> Audit);

/// <param name="Program">What it was signed in to.</param>
public sealed record MySignIn(string Program, DateTimeOffset SignedInAt, DateTimeOffset EndsAt, DateTimeOffset? EndedAt);
