using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Accounts;

/// <summary>
/// Links that are sent to people. The first GET exchanges the secret for a cookie that only the link's own page gets, and
/// goes on to an address without it; opening never uses the link up, because mail scanners open links.
/// </summary>
internal sealed class Links(IReads<IdentityDb> reads, IDataProtectionProvider protection, IdentityAddresses addresses, TimeProvider clock)
{
    /// <summary>How soon a second mail may follow the first: a stranger could fill somebody's inbox otherwise.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _protector = protection.CreateProtector("identity.link");

    public static string PathOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.ConfirmEmail => "/account/confirm",
        LinkPurpose.ResetPassword => "/account/reset",
        LinkPurpose.SetUpOperator => "/account/set-up",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    /// <summary>Writes a new link, which ends earlier ones of its purpose, and answers its path; null when one was made just now.</summary>
    public static async Task<string?> Issue(
        IdentityDb db, IEntityTurn turn, LinkPurpose purpose, Guid? account, TimeSpan life, string? returnTo, bool atOnce, CancellationToken cancel)
    {
        var earlier = db.Links.Where(l => l.Account == account && l.Purpose == purpose && l.EndedAt == null);
        var issuedLately = turn.Now + life - Pause;
        if (!atOnce && await earlier.AnyAsync(l => l.ExpiresAt > issuedLately, cancel)) return null;
        await End(db, turn, purpose, account, cancel);
        var secret = Secrets.New();
        db.Links.Add(new AccountLink
        {
            Hash = Secrets.Hash(secret),
            Purpose = purpose,
            Account = account,
            Return = OwnPath.Is(returnTo) ? returnTo : null,
            ExpiresAt = turn.Now + life,
        });
        return $"{PathOf(purpose)}/{secret}";
    }

    public static Task End(IdentityDb db, IEntityTurn turn, LinkPurpose purpose, Guid? account, CancellationToken cancel) =>
        db.Links.Where(l => l.Account == account && l.Purpose == purpose && l.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedAt, turn.Now), cancel);

    /// <summary>The link to use in a transaction, or null when it isn't good any more.</summary>
    public static async Task<AccountLink?> Find(IdentityDb db, IEntityTurn turn, LinkPurpose purpose, string? secret, CancellationToken cancel)
    {
        if (secret is null) return null;
        var hash = Secrets.Hash(secret);
        var link = await db.Links.FirstOrDefaultAsync(l => l.Hash == hash, cancel);
        return link is not null && link.IsOpen(purpose, turn.Now) ? link : null;
    }

    /// <summary>Whether a link is still good: for the page that it opens.</summary>
    public async Task<bool> IsOpen(LinkPurpose purpose, string? secret, CancellationToken cancel)
    {
        if (secret is null) return false;
        var hash = Secrets.Hash(secret);
        var link = await reads.Query(Reader.Public, db => db.Links.AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash, cancel), cancel);
        return link is not null && link.IsOpen(purpose, clock.GetUtcNow());
    }

    /// <summary>The first GET: secret into a cookie, on to the page.</summary>
    public IResult Exchange(HttpContext context, LinkPurpose purpose, string secret)
    {
        var page = $"{PathOf(purpose)}/link";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        context.Response.Cookies.Append(CookieName, _protector.Protect(secret), new CookieOptions
        {
            Path = page,
            HttpOnly = true,
            Secure = addresses.IsHttps,
            // Lax and not Strict: the person comes from their mail, and the redirect counts as coming from there.
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            MaxAge = TimeSpan.FromHours(1),
        });
        return Results.LocalRedirect(page);
    }

    /// <summary>The secret in the page's cookie, or null.</summary>
    public string? Read(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(CookieName, out var value)) return null;
        try
        {
            return _protector.Unprotect(value);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext context, LinkPurpose purpose) =>
        context.Response.Cookies.Delete(CookieName, new CookieOptions { Path = $"{PathOf(purpose)}/link", Secure = addresses.IsHttps });

    // The prefix __Host- asks for the path "/", which this cookie is not to have.
    private string CookieName => addresses.IsHttps ? "__Secure-link" : "link";
}
