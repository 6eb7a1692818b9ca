using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Features.Connect;

namespace Secondments.Identity.Pages.Account;

/// <summary>
/// OpenID Connect RP-Initiated Logout 1.0. A good id_token_hint of the person who is signed in shows that a client of
/// theirs asks: then it is done. Anybody else can only bring the person to the page with the button.
/// </summary>
[IgnoreAntiforgeryToken]
internal sealed class LogoutModel(Tokens tokens, ClientStore clients, SignOutEverywhere signOut) : AccountPage
{
    public Task<IActionResult> OnGet() => Answer(OAuthRequest.Of(Request.Query));

    public async Task<IActionResult> OnPost() =>
        await Answer(await OAuthRequest.OfForm(Request, Cancel) ?? OAuthRequest.Of([]));

    private async Task<IActionResult> Answer(OAuthRequest request)
    {
        var person = await Sessions.Current(HttpContext);
        var hint = request["id_token_hint"] is { } token ? await tokens.ReadHint(token, Cancel) : null;
        if (hint is { } h && request["client_id"] is { } named && named != h.ClientId) hint = null;
        var clientId = hint?.ClientId ?? request["client_id"];
        var to = request["post_logout_redirect_uri"];
        if (await clients.Find(clientId, Cancel) is not { } client || !client.MayReturnTo(to)) (clientId, to) = (null, null);

        if (hint is null || (person is not null && person.Account != hint.Value.Subject))
            return Redirect(QueryHelpers.AddQueryString("/account/sign-out", new Dictionary<string, string?> { ["client"] = clientId, ["to"] = to, ["state"] = request["state"] }));

        if (person is not null) await signOut.EndSession(person.Session, From(person.Account), Cancel);
        await Sessions.End(HttpContext);
        if (to is null) return Redirect("/account/sign-out/done");
        return Redirect(request["state"] is { } state ? QueryHelpers.AddQueryString(to, "state", state) : to);
    }
}
