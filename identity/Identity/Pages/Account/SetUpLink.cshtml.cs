using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Identity.Domain;
using Secondments.Identity.Features.Accounts;
using Secondments.Kernel;
using Secondments.Pages.Layout;

namespace Secondments.Identity.Pages.Account;

internal sealed class SetUpLinkModel(Links links, OperatorSetUp setUp) : AccountPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsOpen { get; private set; }

    public async Task OnGet()
    {
        KeepPrivate();
        IsOpen = await links.IsOpen(LinkPurpose.SetUpOperator, links.Read(HttpContext), Cancel);
        if (!IsOpen) Response.StatusCode = StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPost()
    {
        KeepPrivate();
        var result = await setUp.Use(links.Read(HttpContext), Name, Email, Password, From(), Cancel);
        if (result.IsOk)
        {
            links.Forget(HttpContext, LinkPurpose.SetUpOperator);
            HttpContext.SayNext("Your account is ready. Sign in to run the exchange");
            return Redirect("/sign-in?return=/operator");
        }
        IsOpen = result.Error.Kind is not ErrorKind.Gone;
        // Who holds this link may know that the address is taken.
        if (IsOpen) Show(result.Error);
        else Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
