using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Grains.Store;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;

namespace Secondments.Identity.Features.Accounts;

/// <summary>Who is signed in at our own pages, since when, and in which session.</summary>
internal sealed record SignedIn(Guid Account, Guid Session, DateTimeOffset AuthTime);

/// <summary>The session cookie of the sign-in and account pages. No other path looks at it.</summary>
internal sealed class Sessions(TimeProvider clock)
{
    public const string Scheme = "identity";

    private const string Subject = "sub";
    private const string SessionId = "sid";
    private const string AuthTime = "auth_time";
    private const string Stamp = "stamp";

    /// <summary>A session of its own at each sign-in, so that a cookie from before it is worth nothing after.</summary>
    public Task Start(HttpContext context, Account account)
    {
        var identity = new ClaimsIdentity(
        [
            new Claim(Subject, account.Id.ToString()),
            new Claim(SessionId, Guid.NewGuid().ToString()),
            new Claim(AuthTime, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new Claim(Stamp, account.SecurityStamp!),
        ], Scheme);
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    public static async Task<SignedIn?> Current(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(Scheme);
        return ticket.Succeeded ? Read(ticket.Principal) : null;
    }

    public static Task End(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Looks at each request whether the account still stands and the cookie is from after the last change of password.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Principal is { } principal && Read(principal) is { } signedIn && now < signedIn.AuthTime + Lifetimes.Session)
        {
            var stamp = await services.GetRequiredService<IReads<IdentityDb>>().Query(Reader.Public, db => db.Accounts
                .Where(a => a.Id == signedIn.Account && !a.Disabled)
                .Select(a => a.SecurityStamp)
                .FirstOrDefaultAsync(context.HttpContext.RequestAborted), context.HttpContext.RequestAborted);
            if (stamp is not null && stamp == principal.FindFirstValue(Stamp)) return;
        }
        context.RejectPrincipal();
    }

    private static SignedIn? Read(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Subject), out var account)
        && Guid.TryParse(principal.FindFirstValue(SessionId), out var session)
        && long.TryParse(principal.FindFirstValue(AuthTime), CultureInfo.InvariantCulture, out var at)
            ? new SignedIn(account, session, DateTimeOffset.FromUnixTimeSeconds(at))
            : null;
}
