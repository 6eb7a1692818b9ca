namespace Secondments.Contracts.Operator.Api;

/// <summary>How a service stands, as it sees itself. Whether that is good or bad is for who reads it to say.</summary>
/// <param name="Events">What it did and others aren't told yet. Usually none for longer than a second.</param>
/// <param name="Tasks">What follows from something done, reminders too, and is due.</param>
/// <param name="MailsPutOff">Of <paramref name="Mails"/>, those that were tried and not taken.</param>
/// <param name="MembershipsUpTo">Up to when it knows who may do what; null when nobody has told it since it started.</param>
/// <param name="Disk">Of the data folder; null where it can't be told.</param>
/// <param name="Audit">When its audit was last checked against its seals; null when never.</param>
/// <param name="AuditSince">Of its first entry; null when there is none.</param>
public sealed record ServiceHealth(
    DateTimeOffset At,
    QueueAge Events,
    QueueAge Tasks,
    QueueAge Mails,
    long MailsPutOff,
    QueueAge Undelivered,
    DateTimeOffset? MembershipsUpTo,
    DiskSpace? Disk,
    AuditCheck? Audit,
    DateTimeOffset? AuditSince = null);

/// <param name="Oldest">Since when the one that waits longest does; null when none waits.</param>
public sealed record QueueAge(long Waiting, DateTimeOffset? Oldest);

/// <summary>In bytes.</summary>
public sealed record DiskSpace(long Free, long Size);

/// <param name="By">Who had it checked.</param>
public sealed record AuditCheck(DateTimeOffset At, bool IsIntact, string By);
