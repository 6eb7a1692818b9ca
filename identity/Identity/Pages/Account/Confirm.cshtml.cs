using Microsoft.AspNetCore.Mvc;
using Secondments.Identity.Features.Accounts;
using Secondments.Pages.Layout;

namespace Secondments.Identity.Pages.Account;

internal sealed class ConfirmModel(ConfirmEmail confirm) : AccountPage
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPost()
    {
        if (await confirm.SendAgain(Email, null, From(), Cancel) is { } error)
        {
            Show(error);
            return Page();
        }
        HttpContext.SayNext("If there is an account to confirm for that address, a link is on its way");
        return Redirect("/account/confirm");
    }
}
