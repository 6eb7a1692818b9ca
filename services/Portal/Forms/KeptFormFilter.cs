using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Forms;

/// <summary>Puts what was kept back into the page's questions when its person opens it again, and forgets it once it is sent.</summary>
internal sealed class KeptFormFilter(KeptForms kept) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is not null || context.HttpContext.Features.Get<PortalSession>() is not { } session) return;
        if (HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            if (done.Result is RedirectResult or LocalRedirectResult or RedirectToPageResult) await kept.Forget(context.HttpContext, session.Content.Subject);
            return;
        }
        if (done.Result is not PageResult || await kept.Find(context.HttpContext, session.Content.Subject) is not { } form) return;
        // Questions show what was attempted before what is stored.
        foreach (var (name, values) in form.Fields)
            context.ModelState.SetModelValue(name, values.Length == 1 ? values[0] : values, string.Join(',', values));
        if (context.HandlerInstance is PageModel page)
        {
            page.ViewData["NotSent"] = true;
            page.ViewData["FilesNotKept"] = form.Files;
        }
    }
}
