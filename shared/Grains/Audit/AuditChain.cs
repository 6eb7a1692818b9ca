using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Secondments.Grains.Store;

namespace Secondments.Grains.Audit;

/// <summary>How entries are linked: each seal is the SHA-256 of the seal before it and the entry.</summary>
internal static class AuditChain
{
    public const string Columns = "id, at, actor, remote_address, action, entity_kind, entity_id, entity_version, organisations, changes, number, seal";

    public const string FirstSeal = "";

    public static string Seal(string previous, long number, AuditRow entry)
    {
        // An array of strings has one JSON form: no two entries can be written alike.
        var canonical = JsonSerializer.Serialize(new[]
        {
            number.ToString(), entry.Id.ToString(), entry.At.ToUnixTimeMilliseconds().ToString(), entry.Actor, entry.RemoteAddress ?? "", entry.Action,
            entry.EntityKind, entry.EntityId.ToString(), entry.EntityVersion.ToString(), string.Join(',', entry.Organisations), entry.Changes,
        });
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(previous + canonical)));
    }

    public static AuditRow Read(DbDataReader reader) => new()
    {
        Id = reader.Uuid(0),
        At = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)),
        Actor = reader.GetString(2),
        RemoteAddress = reader.Text(3),
        Action = reader.GetString(4),
        EntityKind = reader.GetString(5),
        EntityId = reader.Uuid(6),
        EntityVersion = reader.GetInt64(7),
        Organisations = reader.Uuids(8),
        Changes = reader.GetString(9),
        Number = reader.IsDBNull(10) ? null : reader.GetInt64(10),
        Seal = reader.Text(11),
    };
}
