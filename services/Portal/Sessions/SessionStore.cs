using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Portal.Persistence;

namespace Secondments.Portal.Sessions;

/// <summary>
/// Sessions as rows: two hours idle, twelve at most, a new id at each sign-in. Every process of the portal may serve any of
/// them.
/// </summary>
internal sealed class SessionStore(IReads<PortalDb> reads, IEntityWrites<PortalDb> writes, IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);
    public static readonly TimeSpan AtMost = TimeSpan.FromHours(12);

    // Being seen is written at most this often, so that reading pages doesn't become writing rows.
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RefreshTakes = TimeSpan.FromSeconds(20);

    private readonly IDataProtector _protector = protection.CreateProtector("Secondments.Portal.Session");

    /// <summary>Starts a session; answers the secret for the cookie. Sessions past their time go with it.</summary>
    public async Task<string> Start(SessionContent content, CancellationToken cancel)
    {
        var id = Secrets.New();
        await writes.Write(CommandContext.System, async (db, turn) =>
        {
            var idle = turn.Now - Idle;
            await db.Sessions.Where(s => s.EndsAt < turn.Now || s.SeenAt < idle).ExecuteDeleteAsync(cancel);
            await db.KeptForms.Where(f => f.EndsAt < turn.Now).ExecuteDeleteAsync(cancel);
            db.Sessions.Add(new SessionRow
            {
                IdHash = Secrets.Hash(id),
                Subject = content.Subject,
                Sealed = Seal(content),
                StartedAt = turn.Now,
                SeenAt = turn.Now,
                EndsAt = turn.Now + AtMost,
            });
            return true;
        }, cancel);
        return id;
    }

    /// <summary>The session of a cookie's secret; null when there is none or its time is over.</summary>
    public async Task<PortalSession?> Find(string id, CancellationToken cancel)
    {
        var hash = Secrets.Hash(id);
        var row = await Read(hash, cancel);
        if (row is null) return null;
        var now = clock.GetUtcNow();
        if (row.EndsAt <= now || row.SeenAt + Idle <= now) return null;
        if (row.SeenAt + SeenStep <= now)
        {
            await writes.Write(CommandContext.System, (db, turn) =>
                db.Sessions.Where(s => s.IdHash == hash).ExecuteUpdateAsync(s => s.SetProperty(r => r.SeenAt, turn.Now), cancel), cancel);
        }
        return Open(row);
    }

    /// <summary>The session as it stands now, whatever was read before.</summary>
    public async Task<PortalSession?> Reread(string hash, CancellationToken cancel) =>
        await Read(hash, cancel) is { } row ? Open(row) : null;

    public Task End(string hash, CancellationToken cancel) => writes.Write(CommandContext.System, (db, _) =>
        db.Sessions.Where(s => s.IdHash == hash).ExecuteDeleteAsync(cancel), cancel);

    /// <summary>Ends every session that a person started before an instant.</summary>
    public Task EndThoseOf(string subject, DateTimeOffset startedBefore, CancellationToken cancel) => writes.Write(CommandContext.System, (db, _) =>
        db.Sessions.Where(s => s.Subject == subject && s.StartedAt < startedBefore).ExecuteDeleteAsync(cancel), cancel);

    /// <summary>When a person's sessions began and end at the latest, the oldest first.</summary>
    public Task<List<(DateTimeOffset StartedAt, DateTimeOffset EndsAt)>> Of(string subject, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return reads.Query(Reader.Public, async db => (await db.Sessions.AsNoTracking().Where(s => s.Subject == subject && s.EndsAt > now)
            .OrderBy(s => s.StartedAt).Select(s => new { s.StartedAt, s.EndsAt }).ToListAsync(cancel)).ConvertAll(s => (s.StartedAt, s.EndsAt)), cancel);
    }

    /// <summary>True: the caller, and nobody else in any process, may ask for new tokens of this session now.</summary>
    public async Task<bool> MayRefresh(string hash, CancellationToken cancel) => await writes.Write(CommandContext.System, (db, turn) =>
        db.Sessions.Where(s => s.IdHash == hash && (s.RefreshingUntil == null || s.RefreshingUntil < turn.Now))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.RefreshingUntil, turn.Now + RefreshTakes), cancel), cancel) == 1;

    /// <summary>Keeps the refreshed tokens, or, without any, lets another try.</summary>
    public Task Refreshed(string hash, SessionContent? content, CancellationToken cancel)
    {
        var sealedContent = content is null ? null : Seal(content);
        return writes.Write(CommandContext.System, (db, _) => db.Sessions.Where(s => s.IdHash == hash)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.RefreshingUntil, (DateTimeOffset?)null).SetProperty(r => r.Sealed, r => sealedContent ?? r.Sealed), cancel), cancel);
    }

    private Task<SessionRow?> Read(string hash, CancellationToken cancel) =>
        reads.Query(Reader.Public, db => db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.IdHash == hash, cancel), cancel);

    private string Seal(SessionContent content) => _protector.Protect(JsonSerializer.Serialize(content));

    private PortalSession? Open(SessionRow row)
    {
        try
        {
            return JsonSerializer.Deserialize<SessionContent>(_protector.Unprotect(row.Sealed)) is { } content ? new PortalSession(row.IdHash, content) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // The keys of the data folder were replaced: nobody can speak for that session any more.
            return null;
        }
    }
}
