using System.Text.Json;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Hosting.Operator;

/// <summary>An entry in a service's audit for what an operator does outside of any turn.</summary>
internal static class AuditNote
{
    /// <summary>Stands for the audit itself where an entry is about it.</summary>
    public static readonly Guid OfTheAudit = new("00000000-0000-7000-8000-0000000000a0");

    /// <param name="changes">Member → value before and after; never what is personal.</param>
    public static Statement Entry(CommandContext by, string action, string kind, Guid id, IReadOnlyDictionary<string, object?[]> changes, DateTimeOffset now) => new(
        "INSERT INTO audit (id, at, actor, remote_address, action, entity_kind, entity_id, entity_version, organisations, changes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        [Ids.New(now), now, by.Actor.ToString(), by.RemoteAddress, action, kind, id, 0L, Array.Empty<Guid>(), JsonSerializer.Serialize(changes, Json.Stored)]);
}
