using Secondments.Contracts.Operator.Api;

namespace Secondments.Portal.Frame;

/// <summary>Something that is broken: since when, what people can't do, and the one thing to press.</summary>
/// <param name="Since">Null where nobody knows.</param>
/// <param name="Action">What the link says; null when there is nothing to press and the text says what to do.</param>
internal sealed record Trouble(string What, DateTimeOffset? Since, string Effect, string? Action = null, string? Href = null);

/// <summary>
/// What of the services' figures is a trouble, and what only a moment's work. A number that nobody need act on is none.
/// </summary>
internal static class Attention
{
    /// <summary>A service that has heard nothing for so long answers commands with 503.</summary>
    public static readonly TimeSpan HeartbeatLate = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan EventsLate = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan TasksLate = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan MailsLate = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan ImportStuck = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan AuditOverdue = TimeSpan.FromDays(7);

    private const double LeastFreeShare = 0.05;
    private const long LeastFree = 1_000_000_000;

    /// <param name="health">By the service's name; null where it can't be reached.</param>
    /// <param name="imports">Those that aren't over.</param>
    public static IReadOnlyList<Trouble> Of(IReadOnlyList<(string Name, ServiceHealth? Health)> health, IReadOnlyList<ImportOfAny> imports, DateTimeOffset now) =>
    [
        .. health.SelectMany(h => h.Health is { } told ? OfService(h.Name, told, now) : [new Trouble($"{h.Name} cannot be reached", null, Away(h.Name))]),
        .. OfDisk(health.Select(h => h.Health?.Disk).OfType<DiskSpace>()),
        .. imports.Where(i => now - i.LastStep > ImportStuck).Select(i => new Trouble(
            $"An import of {i.OrganisationName ?? "an organisation"} does not get on", i.LastStep, "Their opportunities are not all there. Rows that are done stay.", "See imports", "/operator/imports?state=open")),
        .. OfAudit(health, now),
    ];

    private static IEnumerable<Trouble> OfService(string name, ServiceHealth health, DateTimeOffset now)
    {
        if (IsLate(health.Events, EventsLate, now))
            yield return new($"What {name} does is not told to the others", health.Events.Oldest, "Changes are kept, but search, lists and mails do not follow. They catch up by themselves once the bus works again: look at whether it runs.");
        if (health.MembershipsUpTo is not { } upTo)
            yield return new($"{name} does not know yet who may do what", null, "Nobody can change anything there until Organisations has told it, usually within seconds of a start.");
        else if (now - upTo > HeartbeatLate)
            yield return new($"{name} hears nothing from Organisations", upTo, "Nobody can change anything there; reading works for 5 minutes. See whether Organisations and the bus run.");
        if (IsLate(health.Tasks, TasksLate, now))
            yield return new($"What follows is not done in {name}", health.Tasks.Oldest, "Reminders and deadlines are late. Nothing is lost.", "See what was not delivered", "/operator/undelivered");
        if (health.MailsPutOff > 0 && IsLate(health.Mails, MailsLate, now))
            yield return new($"Mails of {name} are not going out", health.Mails.Oldest, $"{health.MailsPutOff} e-mails wait. Each is tried again for about a day, so mend the mail server and they go by themselves.");
        if (health.Undelivered.Waiting > 0)
            yield return new($"{name} could not deal with {health.Undelivered.Waiting} messages", health.Undelivered.Oldest, "What each would have done is not done until it is tried again.", "See them and try again", "/operator/undelivered");
        if (health.Audit is { IsIntact: false } broken)
            yield return new($"The audit of {name} is not as it was written", broken.At, "What it says cannot be relied on. Keep the data as it is and compare it with a backup.", "See the audit", "/operator/audit");
    }

    private static bool IsLate(QueueAge queue, TimeSpan longest, DateTimeOffset now) => queue.Oldest is { } oldest && now - oldest > longest;

    /// <summary>Services may share a disk: one trouble for the fullest.</summary>
    private static IEnumerable<Trouble> OfDisk(IEnumerable<DiskSpace> disks) => disks.OrderBy(d => d.Free).Take(1)
        .Where(d => d.Free < LeastFree || d.Free < d.Size * LeastFreeShare)
        .Select(d => new Trouble("The disk is nearly full", null, $"{d.Free / 1_000_000:N0} MB are free. When it is full nobody can change anything; reading goes on. Free some space, or move the data to a larger disk."));

    private static IEnumerable<Trouble> OfAudit(IReadOnlyList<(string Name, ServiceHealth? Health)> health, DateTimeOffset now)
    {
        var known = health.Where(h => h.Health is not null).ToList();
        var overdue = known.Where(h => now - (h.Health!.Audit?.At ?? h.Health.AuditSince) > AuditOverdue).ToList();
        if (overdue.Count == 0) yield break;
        var ever = overdue.Select(h => h.Health!.Audit?.At).OfType<DateTimeOffset>().ToList();
        yield return new("The audit was not verified lately", ever.Count == overdue.Count ? ever.Min() : null, "Nobody would know if somebody had changed it.", "Verify it", "/operator/audit");
    }

    private static string Away(string name) => name switch
    {
        "Organisations" => "Nobody can join, invite people or change roles.",
        "Identity" => "Nobody can sign in. Who is signed in can go on for some minutes.",
        "Opportunities" => "Nobody can post, apply, release or offer.",
        _ => "People cannot search. Opportunities open by their own address, and applying works.",
    };
}
