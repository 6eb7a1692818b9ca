using Secondments.Kernel;

namespace Secondments.Contracts.Organisations.Api;

public enum JoinRequestState
{
    /// <summary>An admin answers.</summary>
    Asked,
    Admitted,
    Declined,
}

/// <summary>An organisation that the caller may ask to join, because their confirmed e-mail address lies in a domain of its own.</summary>
/// <param name="AtOnce">They are let in when they ask; otherwise an admin answers.</param>
/// <param name="Asked">When they asked, while the answer is open.</param>
public sealed record JoinableOrganisation(OrganisationId Organisation, string Name, string Slug, string Domain, bool AtOnce, DateTimeOffset? Asked);

public sealed record JoinableAnswer(IReadOnlyList<JoinableOrganisation> Items);

/// <summary>Answers who asks to join: waiting for an admin, or in already.</summary>
public sealed record AskedToJoin(OrganisationId Organisation, string Slug, string Name, JoinRequestState State);

/// <summary>Somebody who asks to join, as the organisation's admins see them.</summary>
/// <param name="Person">In the address of the request.</param>
/// <param name="Name">Null once the request is answered and they don't belong, or their account is gone.</param>
/// <param name="Reason">Why they weren't let in.</param>
public sealed record JoinRequestAnswer(PersonId Person, string? Name, string? Email, string Domain, JoinRequestState State, DateTimeOffset AskedAt, string? Reason, long Version);

/// <param name="Reason">They read it.</param>
public sealed record DeclineJoinRequest(string? Reason = null);

/// <param name="AdmitAtOnce">Whoever has a confirmed address in it is in as soon as they ask.</param>
public sealed record SignInDomain(string Domain, bool AdmitAtOnce);

/// <param name="Domains">Those that the operator accepted as the organisation's alone.</param>
/// <param name="Version">The organisation's version; also the ETag.</param>
public sealed record SignInAnswer(IReadOnlyList<SignInDomain> Domains, long Version);

/// <param name="AdmitAtOnce">Those of the proven domains whose people are let in as soon as they ask; none, when empty.</param>
public sealed record SignInRequest(IReadOnlyList<string>? AdmitAtOnce = null);
