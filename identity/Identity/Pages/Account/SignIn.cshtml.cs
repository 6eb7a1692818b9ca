using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Identity.Domain;
using Secondments.Identity.Features.Accounts;

namespace Secondments.Identity.Pages.Account;

internal sealed class SignInModel(PasswordSignIn signIn, Sessions sessions, ConfirmEmail confirm, FormTargets targets) : AccountPage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where to go after it: own paths only.</summary>
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    /// <summary>A client wants the person to sign in again, although they are signed in.</summary>
    [BindProperty(SupportsGet = true, Name = "again")]
    public bool Again { get; set; }

    public string CreatePath => OwnPath.Is(Return) ? QueryHelpers.AddQueryString("/account/create", "return", Return!) : "/account/create";

    public async Task<IActionResult> OnGet()
    {
        ModelState.Clear();
        if (!Again && await Sessions.Current(HttpContext) is not null) return LocalRedirect(OwnPath.Or(Return));
        await targets.AllowReturn(HttpContext, Return, Cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), "Enter your e-mail address");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Enter your password");
        if (!ModelState.IsValid) return await ShowAgain();

        var result = await signIn.Try(Email, Password, From(), Cancel);
        if (result.TryGet(out var account, out var error))
        {
            await sessions.Start(HttpContext, account);
            return LocalRedirect(OwnPath.Or(Return));
        }
        if (error == PasswordSignIn.Unconfirmed)
        {
            await confirm.SendAgain(Email, Return, From(), Cancel);
            return Redirect("/account/confirm");
        }
        ModelState.AddModelError(nameof(Email), error.Detail);
        return await ShowAgain();
    }

    private async Task<IActionResult> ShowAgain()
    {
        await targets.AllowReturn(HttpContext, Return, Cancel);
        return Page();
    }
}
