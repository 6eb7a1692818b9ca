using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Identity.Domain;
using Secondments.Identity.Features.Accounts;
using Secondments.Pages.Layout;

namespace Secondments.Identity.Pages.Account;

internal sealed class ConfirmLinkModel(Links links, ConfirmEmail confirm) : AccountPage
{
    public bool IsOpen { get; private set; }

    public async Task OnGet()
    {
        KeepPrivate();
        IsOpen = await links.IsOpen(LinkPurpose.ConfirmEmail, links.Read(HttpContext), Cancel);
        if (!IsOpen) Response.StatusCode = StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPost()
    {
        KeepPrivate();
        var result = await confirm.Handle(links.Read(HttpContext), From(), Cancel);
        if (!result.TryGet(out var returnTo, out _)) return new PageResult { StatusCode = StatusCodes.Status410Gone };
        links.Forget(HttpContext, LinkPurpose.ConfirmEmail);
        // The link shows that the address is theirs, not that they chose the password: so they sign in with it.
        HttpContext.SayNext("Your e-mail address is confirmed. Sign in to go on");
        return LocalRedirect(QueryHelpers.AddQueryString("/sign-in", "return", returnTo));
    }
}
