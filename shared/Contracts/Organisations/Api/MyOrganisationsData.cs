using Secondments.Contracts.Operator.Api;
using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

/// <summary><c>GET /api/people/me/my-data</c>: the caller's profile, where they belong, who has invited them, and whom they asked to let them in.</summary>
public sealed record MyOrganisationsData(
    ProfileAnswer Profile,
    IReadOnlyList<MyMembership> Memberships,
    IReadOnlyList<MyInvitation> Invitations,
    IReadOnlyList<OwnAuditLine> Audit,
    IReadOnlyList<MyJoinRequest>? JoinRequests = null);

/// <summary>An organisation that the caller has asked to join.</summary>
/// <param name="Name">Null where the organisation is not shown any more.</param>
/// <param name="Domain">Of their address, for which they could ask.</param>
/// <param name="Reason">Why they weren't let in.</param>
public sealed record MyJoinRequest(OrganisationId Organisation, string? Name, string Domain, JoinRequestState State, DateTimeOffset AskedAt, string? Reason);

/// <summary>An invitation that was sent to the caller's address.</summary>
public sealed record MyInvitation(OrganisationId Organisation, string? Name, IReadOnlyList<MemberRole> Roles, InvitationState State, DateTimeOffset SentAt);
