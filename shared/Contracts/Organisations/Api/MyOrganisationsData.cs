using Secondments.Contracts.Operator.Api;
using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

/// <summary><c>GET /api/people/me/my-data</c>: the caller's profile, where they belong, and who has invited them.</summary>
public sealed record MyOrganisationsData(
    ProfileAnswer Profile,
    IReadOnlyList<MyMembership> Memberships,
    IReadOnlyList<MyInvitation> Invitations,
    IReadOnlyList<OwnAuditLine> Audit);

/// <summary>An invitation that was sent to the caller's address.</summary>
public sealed record MyInvitation(OrganisationId Organisation, string? Name, IReadOnlyList<MemberRole> Roles, InvitationState State, DateTimeOffset SentAt);
