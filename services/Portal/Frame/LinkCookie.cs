using Microsoft.AspNetCore.Http;

namespace Secondments.Portal.Frame;

/// <summary>
/// Keeps the secret of a mailed link in a cookie that only the link's own pages get, so that it stands in no address, log or
/// referrer. Opening uses nothing up: the link stays good until it is answered.
/// </summary>
/// <param name="path">The pages' common path, such as <c>/invitation</c>.</param>
internal sealed class LinkCookie(string path)
{
    private string Name => $"link{path.Replace('/', '-')}";

    public string? Read(HttpContext context) => context.Request.Cookies[Name] is { Length: > 0 and <= 500 } secret ? secret : null;

    /// <summary>Takes the secret out of the address; the caller redirects to one without it.</summary>
    public void Take(HttpContext context, string secret)
    {
        Guard(context);
        context.Response.Cookies.Append(Name, secret, Options(context));
    }

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    /// <summary>Such pages are kept by nobody and tell nobody where one came from.</summary>
    public static void Guard(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
    }

    private CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = path,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
