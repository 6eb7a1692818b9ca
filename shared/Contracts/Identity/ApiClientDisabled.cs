using Secondments.Kernel;

namespace Secondments.Contracts.Identity;

/// <summary>A system's credentials were ended: it gets no more tokens, and its membership is to be removed.</summary>
public sealed record ApiClientDisabled(OrganisationId Organisation, Guid Client) : Fact;
