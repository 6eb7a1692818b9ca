using Microsoft.EntityFrameworkCore;

namespace Secondments.Grains.Store;

/// <summary>A grain: its state as JSON, and the version that decides who may write it next.</summary>
public sealed class GrainRow
{
    public string Kind { get; set; } = "";
    public Guid Id { get; set; }
    public long Version { get; set; }
    public int SchemaVersion { get; set; }
    public string State { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A command that was done, and what it was answered. Kept 7 days.</summary>
public sealed class CommandRow
{
    public string Caller { get; set; } = "";
    public string Route { get; set; } = "";
    public string CommandKey { get; set; } = "";
    public string BodyHash { get; set; } = "";
    public string Reply { get; set; } = "";
    public long Version { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>An event to publish. Done only when something durable holds it.</summary>
public sealed class OutboxRow
{
    public Guid Id { get; set; }
    public string Type { get; set; } = "";
    public Guid EntityId { get; set; }
    public long EntityVersion { get; set; }
    public string Body { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public bool IsSnapshot { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>A command to run when it is due: a follow-up (due at once, no name) or a reminder (one a grain and name).</summary>
public sealed class FollowUpRow
{
    public Guid Id { get; set; }
    public string FromKind { get; set; } = "";
    public Guid FromId { get; set; }
    /// <summary>A reminder's name; a follow-up's own id, so that the unique index lets every follow-up in.</summary>
    public string Name { get; set; } = "";
    public string ToKind { get; set; } = "";
    public Guid ToId { get; set; }
    public string Type { get; set; } = "";
    public string Body { get; set; } = "";
    public string? TraceParent { get; set; }
    public DateTimeOffset Due { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
}

/// <summary>One entry of the audit. Number, seal and previous seal are the sealer's, outside any turn.</summary>
public sealed class AuditRow
{
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }
    public string Actor { get; set; } = "";
    public string? RemoteAddress { get; set; }
    public string Action { get; set; } = "";
    public string EntityKind { get; set; } = "";
    public Guid EntityId { get; set; }
    public long EntityVersion { get; set; }
    public Guid[] Organisations { get; set; } = [];
    /// <summary>JSON: member → [old, new], or [] for a personal one.</summary>
    public string Changes { get; set; } = "";
    public long? Number { get; set; }
    public string? Seal { get; set; }
}

/// <summary>A message whose effect is in.</summary>
public sealed class InboxRow
{
    public Guid MessageId { get; set; }
    public string Consumer { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>A message that could not be taken after every try; waits for an operator.</summary>
public sealed class DeadLetterRow
{
    public Guid Id { get; set; }
    public string Queue { get; set; } = "";
    public Guid MessageId { get; set; }
    public string Type { get; set; } = "";
    public string Body { get; set; } = "";
    public string Error { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>A mail on its way. The body is encrypted; the row goes when the mail is delivered.</summary>
public sealed class MailRow
{
    public Guid Id { get; set; }
    public string Sealed { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public DateTimeOffset NextTry { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
}

internal static class EngineTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<GrainRow>(e =>
        {
            e.ToTable("grains").HasKey(r => new { r.Kind, r.Id });
        });
        model.Entity<CommandRow>(e =>
        {
            e.ToTable("commands").HasKey(r => new { r.Caller, r.Route, r.CommandKey });
            e.HasIndex(r => r.At);
        });
        model.Entity<OutboxRow>(e =>
        {
            e.ToTable("outbox").HasKey(r => r.Id);
            // Done rows leave this index, so that looking for work stays cheap.
            e.HasIndex(r => r.Id).HasDatabaseName("ix_outbox_waiting").HasFilter("done_at IS NULL");
            e.HasIndex(r => r.DoneAt).HasDatabaseName("ix_outbox_done").HasFilter("done_at IS NOT NULL");
        });
        model.Entity<FollowUpRow>(e =>
        {
            e.ToTable("follow_ups").HasKey(r => r.Id);
            e.HasIndex(r => new { r.FromKind, r.FromId, r.Name }).IsUnique();
            e.HasIndex(r => r.Due);
        });
        model.Entity<AuditRow>(e =>
        {
            e.ToTable("audit").HasKey(r => r.Id);
            e.HasIndex(r => r.Number).IsUnique();
            e.HasIndex(r => r.Id).HasDatabaseName("ix_audit_unsealed").HasFilter("number IS NULL");
            e.HasIndex(r => r.EntityId);
            e.HasIndex(r => r.At);
        });
        model.Entity<InboxRow>(e =>
        {
            e.ToTable("inbox").HasKey(r => new { r.MessageId, r.Consumer });
            e.HasIndex(r => r.At);
        });
        model.Entity<DeadLetterRow>(e => e.ToTable("dead_letters").HasKey(r => r.Id));
        model.Entity<MailRow>(e =>
        {
            e.ToTable("mail_queue").HasKey(r => r.Id);
            e.HasIndex(r => r.NextTry);
        });
    }
}
