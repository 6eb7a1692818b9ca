using Secondments.Kernel;

namespace Secondments.Contracts.Identity;

/// <summary>Whether an account may be used. Services refuse this person's tokens issued before <paramref name="TokensFrom"/>.</summary>
public sealed record AccountAccessChanged(PersonId Person, bool Disabled, DateTimeOffset TokensFrom) : Snapshot;
