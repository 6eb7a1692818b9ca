using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Portal.Persistence;

namespace Secondments.Portal.Forms;

/// <summary>What was typed: the fields by name, and the names of files, which can't be kept.</summary>
internal sealed record KeptForm(Dictionary<string, string[]> Fields, string[] Files);

/// <summary>
/// Sets a form aside whose session had ended when it was sent: encrypted, for a day, for the person it was given to. It is
/// shown to them again, unsent.
/// </summary>
internal sealed class KeptForms(IReads<PortalDb> reads, IEntityWrites<PortalDb> writes, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    // Of one form, in UTF-16 units: more than any question page takes.
    private const int Most = 200_000;

    // Says that it is worth looking, so that pages don't ask the database each time; holds nothing.
    private const string Hint = "kept";

    private readonly IDataProtector _protector = protection.CreateProtector("Secondments.Portal.KeptForm");

    /// <summary>True when the request's form has a good mark and is now kept.</summary>
    public async Task<bool> Keep(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType) return false;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (FormMark.Of(context, form, protection) is not { } mark) return false;
        var fields = form.Where(f => IsTyped(f.Key)).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
        if (fields.Sum(f => f.Key.Length + f.Value.Sum(v => v.Length)) > Most) return false;
        var kept = _protector.Protect(JsonSerializer.Serialize(new KeptForm(fields, [.. form.Files.Where(f => f.Length > 0).Select(f => f.FileName)])));
        var page = Hash(mark.Page);
        await writes.Write(CommandContext.System, async (db, turn) =>
        {
            await db.KeptForms.Where(f => f.Subject == mark.Subject && f.Page == page).ExecuteDeleteAsync(context.RequestAborted);
            db.KeptForms.Add(new KeptFormRow { Subject = mark.Subject, Page = page, Sealed = kept, EndsAt = turn.Now + Lasts });
            return true;
        }, context.RequestAborted);
        context.Response.Cookies.Append(Hint, "1", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lasts, IsEssential = true });
        return true;
    }

    /// <summary>What this person had typed on this page; null when nothing waits.</summary>
    public async Task<KeptForm?> Find(HttpContext context, string subject)
    {
        if (!context.Request.Cookies.ContainsKey(Hint)) return null;
        var page = Hash(FormMark.PageOf(context));
        var now = clock.GetUtcNow();
        var row = await reads.Query(Reader.Public, db =>
            db.KeptForms.AsNoTracking().FirstOrDefaultAsync(f => f.Subject == subject && f.Page == page && f.EndsAt > now, context.RequestAborted), context.RequestAborted);
        if (row is null) return null;
        try
        {
            return JsonSerializer.Deserialize<KeptForm>(AtRest.Open(_protector, row.Sealed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Everything that waits for a person, and until when, the oldest first.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset Until, KeptForm Form)>> Of(string subject, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await reads.Query(Reader.Public, db =>
            db.KeptForms.AsNoTracking().Where(f => f.Subject == subject && f.EndsAt > now).OrderBy(f => f.EndsAt).ToListAsync(cancel), cancel);
        return [.. rows.Select(row => (row.EndsAt, JsonSerializer.Deserialize<KeptForm>(AtRest.Open(_protector, row.Sealed))!))];
    }

    /// <summary>Nothing of this person's is kept any more.</summary>
    public Task ForgetAllOf(string subject, CancellationToken cancel) => writes.Write(CommandContext.System, (db, _) =>
        db.KeptForms.Where(f => f.Subject == subject).ExecuteDeleteAsync(cancel), cancel);

    /// <summary>The form was sent now, or its text is in the record: nothing waits any more.</summary>
    public async Task Forget(HttpContext context, string subject)
    {
        if (!context.Request.Cookies.ContainsKey(Hint)) return;
        var page = Hash(FormMark.PageOf(context));
        var left = await writes.Write(CommandContext.System, async (db, _) =>
        {
            await db.KeptForms.Where(f => f.Subject == subject && f.Page == page).ExecuteDeleteAsync(context.RequestAborted);
            return await db.KeptForms.AnyAsync(f => f.Subject == subject, context.RequestAborted);
        }, context.RequestAborted);
        if (!left) context.Response.Cookies.Delete(Hint, new CookieOptions { Secure = context.Request.IsHttps });
    }

    /// <summary>Not our own fields, and never a password.</summary>
    private static bool IsTyped(string name) =>
        !name.StartsWith('_') && !name.Contains("password", StringComparison.OrdinalIgnoreCase);

    private static string Hash(string page) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page)));
}
