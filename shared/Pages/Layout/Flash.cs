using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Secondments.Pages.Layout;

/// <summary>
/// What an action says that it did, on the page that the answer leads to: once, from a cookie that the server alone can
/// read, so that nobody can put words into our mouth.
/// </summary>
public static class Flash
{
    private const string Cookie = "said";

    /// <summary>Says it on the next page.</summary>
    public static void SayNext(this HttpContext context, string text) =>
        context.Response.Cookies.Append(Cookie, Protector(context).Protect(text, TimeSpan.FromMinutes(5)), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/",
            MaxAge = TimeSpan.FromMinutes(5),
        });

    /// <summary>True when something waits to be said: such a page is for one reader, once.</summary>
    public static bool IsWaiting(HttpContext context) => context.Request.Cookies.ContainsKey(Cookie);

    /// <summary>What is to be said, and then no more; null when nothing is.</summary>
    public static string? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } kept) return null;
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/", Secure = context.Request.IsHttps });
        try
        {
            return Protector(context).Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("Secondments.Pages.Flash").ToTimeLimitedDataProtector();
}
