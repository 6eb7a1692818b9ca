namespace Secondments.Contracts;

/// <summary>
/// A page of a list. <paramref name="Next"/> and <paramref name="Previous"/> are opaque cursors, signed and bound to the
/// query that they belong to; null at the ends. <paramref name="TotalIsExact"/> is false when counting stopped early.
/// </summary>
public sealed record ListOf<T>(IReadOnlyList<T> Items, long Total, bool TotalIsExact, string? Next, string? Previous);
