using Secondments.Contracts.Opportunities;
using Secondments.Kernel;

namespace Secondments.Contracts.Operator.Api;

/// <summary>An opportunity as the operator finds it: enough to know which one it is, and no more of it than that.</summary>
/// <param name="OrganisationName">Null while the service hasn't heard of the organisation.</param>
public sealed record OpportunityFound(OpportunityId Id, string Ref, string Slug, string Title, OpportunityState State, string? OrganisationName);
