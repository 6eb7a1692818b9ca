using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Persistence;
using Secondments.Pages.Layout;

namespace Secondments.Identity.Pages.Account;

internal sealed class SecurityModel(IReads<IdentityDb> reads, ChangePassword change, SignOutEverywhere signOut, Sessions sessions) : AccountPage
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Persistence.Account Person { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : Redirect("/sign-in?return=/account/security");

    public async Task<IActionResult> OnPostPassword()
    {
        if (!await Load()) return Redirect("/sign-in?return=/account/security");
        if (string.IsNullOrEmpty(Present)) ModelState.AddModelError(nameof(Present), "Enter your present password");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Enter a new password");
        if (!ModelState.IsValid) return Page();
        var result = await change.Handle(Person, Present, Password, From(Person.Id), Cancel);
        if (!result.TryGet(out var account, out var error))
        {
            Show(error);
            return Page();
        }
        await sessions.Start(HttpContext, account);
        HttpContext.SayNext("Your password is changed");
        return Redirect("/account/security");
    }

    public async Task<IActionResult> OnPostEverywhere()
    {
        if (!await Load()) return Redirect("/sign-in?return=/account/security");
        await signOut.Handle(Person.Id, From(Person.Id), Cancel);
        await Sessions.End(HttpContext);
        return Redirect("/account/sign-out/done");
    }

    private async Task<bool> Load()
    {
        if (await Sessions.Current(HttpContext) is not { } signedIn) return false;
        Person = await reads.Query(Reader.Public, db => db.Accounts.AsNoTracking().FirstAsync(a => a.Id == signedIn.Account, Cancel), Cancel);
        return true;
    }
}
