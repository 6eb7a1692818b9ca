using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>What an applicant says of the organisation, read and found well formed.</summary>
public sealed record Claim(
    string Name,
    Sector Sector,
    Register Register,
    string? RegisterNumber,
    string? BelongsTo,
    string Authority,
    IReadOnlyList<string> EmailDomains,
    string DataProtectionContact,
    bool Convening,
    Ladder Ladder,
    bool OneOfUs);

/// <param name="Slug">Free as far as is known; the index of slugs decides.</param>
/// <param name="ApplicantKind">A client applies when an importing system brings organisations in.</param>
public sealed record Apply(string Ref, string Slug, Claim Claim, MemberKind ApplicantKind) : ICommand<AppliedAnswer>;

public sealed record Verify(IReadOnlyList<string> ProvenDomains) : ICommand<Done>;

public sealed record Return(ReturnReason Reason, string Needed) : ICommand<Done>;

/// <summary>The claim again, with what was missing. The slug stays, whatever the name is now.</summary>
public sealed record Resubmit(Claim Claim) : ICommand<Done>;

public sealed record Decline(DeclineReason Reason, string Text) : ICommand<Done>;

public sealed record Suspend(SuspendReason Reason, string Text) : ICommand<Done>;

public sealed record Lift(string Text) : ICommand<Done>;

public sealed record Close(CloseReason Reason, string Text) : ICommand<Done>;

public sealed record SetPolicies(OrganisationPolicies Policies) : ICommand<Done>;

/// <summary>A membership has the role admin, as of its <paramref name="AtVersion"/>.</summary>
/// <param name="IsSystem">One of its own systems: it counts, but an organisation needs a person too.</param>
public sealed record NoteAdmin(Guid Member, long AtVersion, bool IsSystem = false) : ICommand<Done>;

/// <summary>An admin's account, or a system's credentials, is gone. Unlike one who leaves, they can't be asked to stay until there is another.</summary>
public sealed record NoteAccountGone(Guid Member, long AtVersion) : ICommand<Done>;

/// <summary>The operator names an admin, where nobody is left who could.</summary>
public sealed record AppointAdmin(Guid Member) : ICommand<Done>;

/// <summary>
/// Asks, before an admin's membership ends or loses the role, whether they may go. The change itself follows even if the
/// asker dies between the two turns.
/// </summary>
/// <param name="Roles">The roles to be left with; empty when the membership ends.</param>
/// <param name="AtVersion">The version of the membership that the asker saw.</param>
public sealed record LetAdminGo(Guid Member, IReadOnlyList<MemberRole> Roles, long AtVersion) : ICommand<Done>;
