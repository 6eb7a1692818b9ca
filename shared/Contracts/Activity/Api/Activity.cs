namespace Secondments.Contracts.Activity.Api;

/// <summary>
/// One line of what was done in an organisation, for its admins: from a service's audit, but only of what the organisation did
/// itself or the operators did to it, and without the values that changed.
/// </summary>
/// <param name="Id">Ids of all services are in the order of time.</param>
/// <param name="Actor">Who: <c>person</c>, <c>client</c>, <c>link</c> or <c>system</c>.</param>
/// <param name="ActorId">Of a person or client; null for others.</param>
/// <param name="Action">Such as <c>membership.set_roles</c>.</param>
public sealed record ActivityEntry(Guid Id, DateTimeOffset At, string Actor, Guid? ActorId, string Action, string EntityKind, Guid EntityId);

/// <param name="Items">Newest first.</param>
/// <param name="HasMore">There are older ones: ask again with <c>before</c> the last id.</param>
public sealed record ActivityAnswer(IReadOnlyList<ActivityEntry> Items, bool HasMore);
