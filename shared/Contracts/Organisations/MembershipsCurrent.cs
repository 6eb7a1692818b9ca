namespace Secondments.Contracts.Organisations;

/// <summary>
/// Said each second by the relay of Organisations once everything older is published: a copy of memberships that has
/// taken this is complete up to <paramref name="UpTo"/>. Never stored.
/// </summary>
public sealed record MembershipsCurrent(DateTimeOffset UpTo) : Event;
