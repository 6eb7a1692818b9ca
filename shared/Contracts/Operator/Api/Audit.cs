using System.Text.Json;
using Secondments.Kernel;

namespace Secondments.Contracts.Operator.Api;

/// <summary>One entry of a service's audit.</summary>
/// <param name="Number">Null until it is sealed, about a second after it is written.</param>
/// <param name="Actor"><c>person/…</c>, <c>client/…</c>, <c>link/…</c> or <c>system</c>; never a name.</param>
/// <param name="Changes">Member → [old, new]; of a personal one only that it changed: [].</param>
public sealed record AuditEntryAnswer(
    Guid Id,
    long? Number,
    DateTimeOffset At,
    string Actor,
    string? RemoteAddress,
    string Action,
    string EntityKind,
    Guid EntityId,
    long EntityVersion,
    IReadOnlyList<OrganisationId> Organisations,
    JsonElement Changes,
    bool IsSealed);

/// <summary>Whether a service's audit is as it was written.</summary>
/// <param name="Sealed">Entries numbered and linked.</param>
/// <param name="Waiting">Entries not yet sealed.</param>
/// <param name="Problem">The first thing wrong, or null.</param>
public sealed record AuditVerification(bool IsIntact, long Sealed, long Waiting, string? Problem);
