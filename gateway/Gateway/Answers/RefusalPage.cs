using System.Net;
using System.Security.Cryptography;
using System.Text;
using Secondments.Hosting.Edge;
using Secondments.Kernel;

namespace Secondments.Gateway.Answers;

/// <summary>
/// A refusal as a page. It stands alone, because the portal with its styles may be what is away; its own few styles are named
/// in the policy by their hash.
/// </summary>
internal static class RefusalPage
{
    private const string Styles = """
        body{margin:0;color:#0b0c0c;background:#fff;font:1.1875rem/1.32 Arial,sans-serif}
        header{background:#17324d;color:#fff;padding:.75rem 1rem;font-weight:700}
        main{max-width:38rem;margin:0 auto;padding:2rem 1rem}
        h1{font-size:2rem;line-height:1.1;margin:0 0 1.5rem}
        p{margin:0 0 1rem}
        a{color:#1a65a6;text-underline-offset:.15em}
        a:focus{outline:3px solid transparent;color:#0b0c0c;background:#fd0;box-shadow:0 -2px #fd0,0 4px #0b0c0c;text-decoration:none}
        .reference{overflow-wrap:anywhere}
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Styles)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task Write(HttpContext context, Error error)
    {
        var response = context.Response;
        response.StatusCode = (int)error.Kind;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        if (error.Kind is ErrorKind.Unavailable or ErrorKind.TooMany && response.Headers.RetryAfter.Count == 0) response.Headers.RetryAfter = "2";
        return response.WriteAsync(Html(error, wasSent: HttpMethods.IsPost(context.Request.Method), AnswerHeaders.TraceOf(context)), context.RequestAborted);
    }

    private static string Html(Error error, bool wasSent, string reference)
    {
        var (title, sentences) = Words(error, wasSent);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{WebUtility.HtmlEncode(title)} – Secondments</title>
            <style>{Styles}</style>
            </head>
            <body>
            <header>Secondments</header>
            <main>
            <h1>{WebUtility.HtmlEncode(title)}</h1>
            {string.Join('\n', sentences.Select(s => $"<p>{WebUtility.HtmlEncode(s)}</p>"))}
            <p class="reference">If you tell us about it, give this reference: {WebUtility.HtmlEncode(reference)}</p>
            <p><a href="/">Go to the start page</a></p>
            </main>
            </body>
            </html>
            """;
    }

    private static (string Title, string[] Sentences) Words(Error error, bool wasSent) => error switch
    {
        { Code: var code } when code == EdgeErrors.Maintenance.Code =>
            ("We are working on the exchange", ["You can use it again soon: please come back in a few minutes. What you saved before is safe.", .. Sent(wasSent)]),
        { Kind: ErrorKind.Unavailable } =>
            ("Part of the exchange cannot be reached", ["This is not your doing. What you saved before is safe.", .. Sent(wasSent), "Try this page again in a minute."]),
        { Kind: ErrorKind.TooMany } => ("Too much came at once", ["Wait a minute, then try again. Nothing of yours was changed."]),
        { Kind: ErrorKind.TooLarge } => ("That was too large", [error.Detail, "Nothing was kept of what you sent."]),
        { Kind: ErrorKind.NotFound } => ("There is nothing here for you", ["The page is not at this address. If you followed a link, check that all of it was copied."]),
        _ => ("That could not be read", ["Nothing was changed. Go back, load the page again and send it once more."]),
    };

    private static string[] Sent(bool wasSent) =>
        wasSent ? ["What you just sent may not have arrived. Go back and send it once more: it will not count twice."] : [];
}
