using Secondments.Kernel;

namespace Secondments.Contracts.Organisations;

/// <summary>
/// Two organisations agreed to be each other's partners: each may name the other where it says who sees a post. Both sides are
/// alike; <paramref name="One"/> is whoever asked. Told first when the other agreed, and as removed once either has ended it.
/// </summary>
public sealed record PartnershipChanged(OrganisationId One, OrganisationId Other) : Snapshot;
