using Secondments.Kernel;

namespace Secondments.Contracts.Organisations;

public sealed record OrganisationApplied(OrganisationId Organisation) : Fact;

public sealed record OrganisationVerified(OrganisationId Organisation) : Fact;

public sealed record OrganisationReturned(OrganisationId Organisation) : Fact;

public sealed record OrganisationDeclined(OrganisationId Organisation) : Fact;

/// <summary>The last admin's account is gone: its members and the operators are asked to name another.</summary>
public sealed record OrganisationWithoutAdmin(OrganisationId Organisation) : Fact;

public sealed record MemberJoined(OrganisationId Organisation, Guid Member) : Fact;

public sealed record MemberRemoved(OrganisationId Organisation, Guid Member) : Fact;
