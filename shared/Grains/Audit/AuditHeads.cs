using System.Text.Json;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Grains.Audit;

/// <summary>A signed statement that the audit had this seal at this number: a shortened or rewritten audit contradicts it.</summary>
internal sealed record AuditHead(string Service, long Number, string Seal, DateTimeOffset At, string Signature)
{
    public static string Text(string service, long number, string seal, DateTimeOffset at) => $"{service}|{number}|{seal}|{at.ToUnixTimeMilliseconds()}";
}

/// <summary>The log of signed heads of one database, outside it: a file of JSON lines.</summary>
internal sealed class AuditHeads(AuditKey key, string service)
{
    private string FileName => Path.Combine(key.Folder, $"{service}.heads.jsonl");

    public void Add(long number, string seal, DateTimeOffset at)
    {
        var head = new AuditHead(service, number, seal, at, key.Sign(AuditHead.Text(service, number, seal, at)));
        LineLog.Add(FileName, JsonSerializer.Serialize(head, Json.Stored));
    }

    /// <summary>All heads; a last line that a crash cut short is left out.</summary>
    public IReadOnlyList<AuditHead> All() => [.. LineLog.Read(FileName).Select(l => JsonSerializer.Deserialize<AuditHead>(l, Json.Stored)!)];
}
