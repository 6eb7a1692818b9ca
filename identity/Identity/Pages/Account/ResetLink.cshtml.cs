using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Identity.Domain;
using Secondments.Identity.Features.Accounts;
using Secondments.Kernel;
using Secondments.Pages.Layout;

namespace Secondments.Identity.Pages.Account;

internal sealed class ResetLinkModel(Links links, ResetPassword reset) : AccountPage
{
    [BindProperty]
    public string? Password { get; set; }

    public bool IsOpen { get; private set; }

    public async Task OnGet()
    {
        KeepPrivate();
        IsOpen = await links.IsOpen(LinkPurpose.ResetPassword, links.Read(HttpContext), Cancel);
        if (!IsOpen) Response.StatusCode = StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPost()
    {
        KeepPrivate();
        var result = await reset.Handle(links.Read(HttpContext), Password, From(), Cancel);
        if (result.IsOk)
        {
            links.Forget(HttpContext, LinkPurpose.ResetPassword);
            HttpContext.SayNext("Your new password is saved. Sign in with it");
            return Redirect("/sign-in");
        }
        IsOpen = result.Error.Kind is not ErrorKind.Gone;
        if (IsOpen) Show(result.Error);
        else Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
