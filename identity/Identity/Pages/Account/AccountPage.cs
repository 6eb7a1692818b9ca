using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Secondments.Identity.Features;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Identity.Pages.Account;

/// <summary>What the account pages share: they are nobody's to keep, and show refusals beside the fields.</summary>
public abstract class AccountPage : PageModel
{
    protected CancellationToken Cancel => HttpContext.RequestAborted;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.Headers.CacheControl = "no-store";
        base.OnPageHandlerExecuting(context);
    }

    protected CommandContext From(Guid? person = null) => HttpContext.ContextFor(person);

    /// <summary>A pointer such as <c>/email</c> is the page's member <c>Email</c>.</summary>
    protected void Show(Error error)
    {
        foreach (var field in error.Fields)
            ModelState.AddModelError(char.ToUpperInvariant(field.Pointer[1]) + field.Pointer[2..], field.Detail);
        if (error.Fields.Count == 0) ModelState.AddModelError("", error.Detail);
    }

    /// <summary>A page that a link with a secret opened: in no index, and its address in no referrer.</summary>
    protected void KeepPrivate() => Response.Headers["Referrer-Policy"] = "no-referrer";
}
