using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Secondments.Grains.Store;
using Secondments.Hosting.Events;

namespace Secondments.Hosting.Mails;

/// <summary>
/// Delivers the mails that wait in one service's database, at least once each: a row goes after its letter is posted. What
/// can't be posted is tried again with growing pauses, over about a day, and then kept as a dead letter.
/// </summary>
internal sealed class MailDelivery(
    ServiceDatabase database, MailTemplates templates, IPostbox postbox, DeadLetters letters, IDataProtectionProvider protection, TimeProvider clock, ILogger<MailDelivery> log)
    : Worker(database, clock, "mail", TimeSpan.FromMilliseconds(500), log)
{
    public const int MostTries = 12;

    private const int AtOnce = 20;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    private readonly ServiceDatabase _database = database;
    private readonly TimeProvider _clock = clock;

    protected override async Task<bool> Round(CancellationToken cancel)
    {
        List<MailRow> due;
        await using (var db = _database.CreateContext())
        {
            var now = _clock.GetUtcNow();
            due = await db.Set<MailRow>().AsNoTracking().Where(r => r.NextTry <= now).OrderBy(r => r.NextTry).Take(AtOnce).ToListAsync(cancel);
        }
        foreach (var row in due) await Deliver(row, cancel);
        return due.Count == AtOnce;
    }

    private async Task Deliver(MailRow row, CancellationToken cancel)
    {
        try
        {
            await postbox.Post(templates.Write(MailSeal.Open(row, protection)), cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            await PutOff(row, e);
            return;
        }
        await _database.Committer.Write(new Statement("DELETE FROM mail_queue WHERE id = $1", [row.Id]));
    }

    private async Task PutOff(MailRow row, Exception error)
    {
        var tries = row.Attempts + 1;
        // The message may name the address, which is personal: the kind of failure is enough here.
        log.LogWarning("Mail {Id} could not be delivered ({Failure}, try {Try})", row.Id, error.GetType().Name, tries);
        if (tries >= MostTries)
        {
            await letters.KeepMail(_database, row, error);
            return;
        }
        await _database.Committer.Write(new Statement(
            "UPDATE mail_queue SET attempts = $1, next_try = $2, last_error = $3 WHERE id = $4",
            [tries, _clock.GetUtcNow() + FirstPause * Math.Pow(2, tries - 1), error.GetType().Name, row.Id]));
    }
}
