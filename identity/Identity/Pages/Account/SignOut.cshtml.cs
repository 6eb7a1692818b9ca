using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Features.Connect;

namespace Secondments.Identity.Pages.Account;

internal sealed class SignOutModel(SignOutEverywhere signOut, ClientStore clients) : AccountPage
{
    /// <summary>The client that the person came from, and where it wants them back.</summary>
    [BindProperty(SupportsGet = true, Name = "client")]
    public string? Client { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    public async Task<IActionResult> OnGet()
    {
        var back = await Back();
        if (await Sessions.Current(HttpContext) is null) return Redirect(back);
        if (back != "/account/sign-out/done") FormTargets.Allow(HttpContext, back);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Sessions.Current(HttpContext) is { } signedIn) await signOut.EndSession(signedIn.Session, From(signedIn.Account), Cancel);
        await Sessions.End(HttpContext);
        return Redirect(await Back());
    }

    /// <summary>Checked here and not only where the page was asked for, because an address can be changed.</summary>
    private async Task<string> Back()
    {
        if (await clients.Find(Client, Cancel) is not { } client || !client.MayReturnTo(To)) return "/account/sign-out/done";
        return State is null ? To! : QueryHelpers.AddQueryString(To!, "state", State);
    }
}
