using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Secondments.Hosting.Authority;
using Secondments.Pages.Layout;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Frame;

/// <summary>
/// A visitor's page is the same for every visitor: it may be kept for half a minute and asked after by its tag. Every other
/// page is kept by nobody.
/// </summary>
internal sealed class PageCaching : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        var headers = http.Response.Headers;
        if (!IsPublic(context))
        {
            headers.CacheControl = "no-store";
            await next();
            return;
        }

        var body = http.Response.Body;
        using var page = new MemoryStream(32 * 1024);
        http.Response.Body = page;
        try
        {
            await next();
        }
        finally
        {
            http.Response.Body = body;
        }
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length)).AsSpan(0, 12))}\"";
        headers.CacheControl = "public, max-age=30";
        headers.Vary = "Cookie";
        headers.ETag = tag;
        if (http.Request.Headers.IfNoneMatch.Contains(tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            http.Response.ContentType = null;
            return;
        }
        page.Position = 0;
        await page.CopyToAsync(body, http.RequestAborted);
    }

    private static bool IsPublic(ResultExecutingContext context)
    {
        var http = context.HttpContext;
        return HttpMethods.IsGet(http.Request.Method)
            && context.Result is PageResult { StatusCode: null or StatusCodes.Status200OK }
            && http.Response.StatusCode == StatusCodes.Status200OK
            && http.GetEndpoint()?.Metadata.GetMetadata<Needs>()?.Who == "anyone"
            && http.GetEndpoint()?.Metadata.GetMetadata<KeptByNobodyAttribute>() is null
            && http.Features.Get<PortalSession>() is null
            && !Flash.IsWaiting(http);
    }
}

/// <summary>On an open page that shows what isn't everybody's, such as the mail page of a demonstration.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeptByNobodyAttribute : Attribute;

