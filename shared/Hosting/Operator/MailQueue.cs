using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Events;
using Secondments.Hosting.Mails;
using Secondments.Kernel;

namespace Secondments.Hosting.Operator;

/// <summary>The letters of a service that have not gone out, for the operator.</summary>
internal interface IMailQueue
{
    /// <param name="to">A part of the address, whatever the case; null: any.</param>
    Task<QueuedMails> FindAcrossTenants(string? to, QueuedMailState? state, CancellationToken cancel);

    /// <summary>Lets the next round try it. Null when it does; the audit says who asked.</summary>
    Task<Error?> SendNow(Guid id, CommandContext by, CancellationToken cancel);

    /// <summary>A letter that went to the folder goes there once more.</summary>
    /// <param name="letter">As <see cref="MailFolder"/> calls it.</param>
    Task<Error?> SendAgain(string letter, CommandContext by, CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class MailQueue<TDb>(
    IReads<TDb> reads, ServiceDatabase<TDb> database, MailTemplates templates, MailFolder folder, IDeadLetters letters, IDataProtectionProvider protection, TimeProvider clock) : IMailQueue
    where TDb : TenantDb
{
    /// <summary>Addresses are sealed, so looking for one opens each.</summary>
    private const int MostOpened = 2_000;

    private const int MostShown = 100;

    private static readonly Reader Operator = Reader.Of(null, Exchange.Organisation);

    public async Task<QueuedMails> FindAcrossTenants(string? to, QueuedMailState? state, CancellationToken cancel)
    {
        var rows = await reads.Query(Operator, async db =>
        {
            var waiting = state is QueuedMailState.Undelivered ? [] : await db.Set<MailRow>().OrderByDescending(r => r.Id).Take(MostOpened + 1).ToListAsync(cancel);
            var given = state is null or QueuedMailState.Undelivered
                ? await db.Set<DeadLetterRow>().Where(r => r.Queue == $"{database.Service}.mail").OrderByDescending(r => r.Id).Take(MostOpened + 1).ToListAsync(cancel)
                : [];
            return (Waiting: waiting, Given: given);
        }, cancel);
        var found = rows.Waiting.Select(Of).Concat(rows.Given.Select(Of))
            .Where(m => (state is null || m.State == state) && (to is null || m.To?.Contains(to, StringComparison.OrdinalIgnoreCase) == true))
            .OrderByDescending(m => m.At).Take(MostShown + 1).ToList();
        return new QueuedMails([.. found.Take(MostShown)], found.Count <= MostShown && rows.Waiting.Count <= MostOpened && rows.Given.Count <= MostOpened);
    }

    public async Task<Error?> SendNow(Guid id, CommandContext by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (isWaiting, isGiven) = await reads.Query(Operator, async db => (
            await db.Set<MailRow>().AnyAsync(r => r.Id == id, cancel), await db.Set<DeadLetterRow>().AnyAsync(r => r.Id == id && r.Queue == $"{database.Service}.mail", cancel)), cancel);
        // It says itself in the audit that it is tried again.
        if (isGiven) return await letters.Retry(database.Service, id, by, cancel);
        if (!isWaiting) return Error.NotFound("mail");
        await database.Committer.Write(
            new Statement("UPDATE mail_queue SET next_try = $1 WHERE id = $2", [now, id]),
            AuditNote.Entry(by, "mail.send_now", "mail", id, new Dictionary<string, object?[]>(), now));
        return null;
    }

    public async Task<Error?> SendAgain(string letter, CommandContext by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await folder.WriteAgain(letter, now, cancel) is not { } again) return Error.NotFound("mail");
        await database.Committer.Write(AuditNote.Entry(by, "mail.send_again", "mail", Ids.New(now), new Dictionary<string, object?[]> { ["letter"] = [letter, again] }, now));
        return null;
    }

    private QueuedMail Of(MailRow row)
    {
        var (to, subject) = Open(row);
        return new QueuedMail(row.Id, to, subject, row.Attempts == 0 ? QueuedMailState.Waiting : QueuedMailState.PutOff, row.At, row.Attempts, row.NextTry, row.LastError);
    }

    private QueuedMail Of(DeadLetterRow row)
    {
        var (to, subject) = Open(new MailRow { Sealed = row.Body });
        return new QueuedMail(row.Id, to, subject, QueuedMailState.Undelivered, row.At, MailDelivery.MostTries, null, row.Error);
    }

    private (string? To, string? Subject) Open(MailRow row)
    {
        Mail mail;
        try
        {
            mail = MailSeal.Open(row, protection);
        }
        // Its key is gone.
        catch (CryptographicException)
        {
            return (null, null);
        }
        try
        {
            return (mail.To, templates.Write(mail).Subject);
        }
        // Which is what keeps it from going out.
        catch (InvalidOperationException)
        {
            return (mail.To, null);
        }
    }
}
