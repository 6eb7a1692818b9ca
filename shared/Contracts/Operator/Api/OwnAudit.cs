namespace Secondments.Contracts.Operator.Api;

/// <summary>An entry of the audit about a record of the caller's own.</summary>
/// <param name="By"><c>you</c>, <c>somebody</c> (an organisation's person or system, or the holder of a link) or <c>exchange</c>.</param>
/// <param name="From">The network address, where it was the caller.</param>
/// <param name="Action">Such as <c>account.signed_in</c> or <c>application.save_answers</c>.</param>
/// <param name="Changed">Which members changed; what they were and became isn't kept of personal ones.</param>
public sealed record OwnAuditLine(DateTimeOffset At, string By, string? From, string Action, Guid Record, IReadOnlyList<string> Changed);
