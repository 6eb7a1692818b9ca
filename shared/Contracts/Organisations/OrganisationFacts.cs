using Secondments.Kernel;

namespace Secondments.Contracts.Organisations;

public sealed record OrganisationApplied(OrganisationId Organisation) : Fact;

public sealed record OrganisationVerified(OrganisationId Organisation) : Fact;

public sealed record OrganisationReturned(OrganisationId Organisation) : Fact;

public sealed record OrganisationDeclined(OrganisationId Organisation) : Fact;

public sealed record MemberJoined(OrganisationId Organisation, Guid Member) : Fact;

public sealed record MemberRemoved(OrganisationId Organisation, Guid Member) : Fact;
