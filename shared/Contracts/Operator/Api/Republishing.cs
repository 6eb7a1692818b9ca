namespace Secondments.Contracts.Operator.Api;

/// <summary>
/// <c>POST /api/{service}/republish</c>: tells the others again what it tells, for a copy or an index that has lost it. No mail and no figure
/// comes of it, and nothing of the service's own changes.
/// </summary>
/// <param name="Kind">Such as <c>opportunity</c>; null: whatever it tells.</param>
/// <param name="Ids">At most 500, told before the answer. Null: all, which goes on after the answer; <c>GET</c> tells how far it is.</param>
public sealed record RepublishRequest(string? Kind = null, IReadOnlyList<Guid>? Ids = null);

/// <param name="IsRunning">In the process that answers.</param>
/// <param name="Told">Written down to be told; with <paramref name="Waiting"/> it says how far the others are.</param>
/// <param name="Total">Null where only some were asked for.</param>
/// <param name="BegunAt">When all were last asked for; null when never.</param>
/// <param name="EndedAt">Null while it runs, and where it broke off: ask for it again.</param>
/// <param name="Waiting">What this service has still to tell, whatever it is.</param>
public sealed record RepublishAnswer(bool IsRunning, long Told, long? Total, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, long Waiting);
