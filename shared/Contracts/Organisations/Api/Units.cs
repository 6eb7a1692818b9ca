namespace Secondments.Contracts.Organisations.Api;

/// <summary>A part of an organisation that opportunities can be in.</summary>
/// <param name="Retired">No longer a choice; records that name it keep its name.</param>
public sealed record UnitAnswer(Guid Id, string Name, bool Retired);

/// <param name="Version">The organisation's version.</param>
public sealed record UnitsAnswer(IReadOnlyList<UnitAnswer> Items, long Version);

/// <param name="Name">Unlike those of the other units. At most 120 characters.</param>
public sealed record UnitRequest(string? Name = null);
