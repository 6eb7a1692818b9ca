using Microsoft.AspNetCore.Mvc;
using Secondments.Identity.Features.Accounts;

namespace Secondments.Identity.Pages.Account;

internal sealed class ResetModel(ResetPassword reset) : AccountPage
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPost()
    {
        if (await reset.Ask(Email, From(), Cancel) is not { } error) return Redirect("/account/reset/sent");
        Show(error);
        return Page();
    }
}
