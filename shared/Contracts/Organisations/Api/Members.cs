using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

/// <summary>A person or a system that belongs to an organisation.</summary>
/// <param name="Member">The <c>sub</c> of its token; in the address of the member.</param>
/// <param name="Name">A person's name or the client's; null until it is known.</param>
/// <param name="Email">Only for admins of the organisation.</param>
/// <param name="Version">The ETag for changing the roles.</param>
public sealed record MemberAnswer(
    Guid Member,
    MemberKind Kind,
    string? Name,
    string? Email,
    IReadOnlyList<MemberRole> Roles,
    DateTimeOffset Since,
    long Version);

/// <summary>How somebody is called who is or was a member, to put names to ids. Whoever has left is known by their role alone.</summary>
/// <param name="Name">Null once they have left, or when their account is gone.</param>
public sealed record MemberName(Guid Member, MemberKind Kind, string? Name, string? Email, bool Left);

/// <summary>All roles that the member is to have; <c>staff</c> is always added.</summary>
public sealed record ChangeRoles(IReadOnlyList<MemberRole>? Roles = null);

/// <summary>Asks somebody, by mail, to join. An earlier invitation to the same address ends.</summary>
/// <param name="Name">How the mail greets them.</param>
/// <param name="Roles"><c>staff</c> when left out.</param>
public sealed record InviteMember(string? Email = null, string? Name = null, IReadOnlyList<MemberRole>? Roles = null);

public enum InvitationState
{
    Sent,
    Accepted,
    Cancelled,
    Expired,
}

/// <summary>An invitation as the organisation's admins see it.</summary>
public sealed record InvitationAnswer(
    Guid Id,
    string Email,
    string? Name,
    IReadOnlyList<MemberRole> Roles,
    InvitationState State,
    DateTimeOffset SentAt,
    DateTimeOffset ExpiresAt,
    long Version);

/// <summary>The secret at the end of the mailed link. In a body, so that no log keeps it.</summary>
public sealed record InvitationSecret(string? Secret = null);

/// <summary>An invitation as whoever holds its link sees it. Looking uses nothing up.</summary>
public sealed record InvitationView(
    OrganisationId Organisation,
    string OrganisationName,
    string OrganisationSlug,
    string Email,
    string? Name,
    IReadOnlyList<MemberRole> Roles,
    InvitationState State,
    DateTimeOffset ExpiresAt);

/// <summary>The organisation just joined.</summary>
public sealed record JoinedAnswer(OrganisationId Organisation, string Slug, string Name, IReadOnlyList<MemberRole> Roles);
