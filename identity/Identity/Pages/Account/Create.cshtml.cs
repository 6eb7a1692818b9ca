using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Identity.Domain;
using Secondments.Identity.Features.Accounts;

namespace Secondments.Identity.Pages.Account;

internal sealed class CreateModel(SignUp signUp) : AccountPage
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>An invitation fills it in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    public string SignInPath => OwnPath.Is(Return) ? QueryHelpers.AddQueryString("/sign-in", "return", Return!) : "/sign-in";

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPost()
    {
        var result = await signUp.Handle(Name, Email, Password, Return, From(), Cancel);
        if (result.IsOk) return Redirect("/account/confirm");
        Show(result.Error);
        return Page();
    }
}
