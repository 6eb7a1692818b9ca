namespace Secondments.Contracts.Operator.Api;

public enum QueuedMailState
{
    /// <summary>Not tried yet.</summary>
    Waiting,
    /// <summary>Tried, not taken, and tried again later.</summary>
    PutOff,
    /// <summary>Given up after every try.</summary>
    Undelivered,
}

/// <summary>A letter that has not gone out. What it says stays sealed: it may hold the key to somebody's account.</summary>
/// <param name="To">Null where it can't be opened any more.</param>
/// <param name="NextTry">Null for one that is given up.</param>
/// <param name="Reason">What went wrong the last time.</param>
public sealed record QueuedMail(Guid Id, string? To, string? Subject, QueuedMailState State, DateTimeOffset At, int Attempts, DateTimeOffset? NextTry, string? Reason);

/// <summary><c>GET /api/{service}/mails?to=&amp;state=</c>: letters that have not gone out, newest first. What went out is kept nowhere.</summary>
/// <param name="IsWhole">False when there are more than were looked at.</param>
public sealed record QueuedMails(IReadOnlyList<QueuedMail> Items, bool IsWhole);
