using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Identity.Domain;
using Secondments.Identity.Features;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Features.Connect;

namespace Secondments.Identity.Pages.Account;

/// <summary>
/// The authorization endpoint (OpenID Connect Core §3.1.2). Until client and redirect address are known to belong together
/// it answers with a page of ours, and never redirects.
/// </summary>
[IgnoreAntiforgeryToken]
internal sealed class AuthorizeModel(
    ClientStore clients, IssueCode codes, IdentityAddresses addresses, IDataProtectionProvider protection, TimeProvider clock) : AccountPage
{
    /// <summary>When we asked for a fresh sign-in. Sealed, so that nobody passes an old sign-in off as a fresh one.</summary>
    private const string Asked = "asked";

    private readonly IDataProtector _protector = protection.CreateProtector("identity.asked-again");

    public string Problem { get; private set; } = "";

    public Task<IActionResult> OnGet() => Answer(OAuthRequest.Of(Request.Query));

    /// <summary>A client may send the same by POST; nothing changes by it that a GET wouldn't change.</summary>
    public async Task<IActionResult> OnPost() =>
        await OAuthRequest.OfForm(Request, Cancel) is { } form ? await Answer(form) : Refuse("it sent something that cannot be read");

    private async Task<IActionResult> Answer(OAuthRequest request)
    {
        if (request.Error is not null) return Refuse("it sent the same thing twice");
        if (await clients.Find(request["client_id"], Cancel) is not { IsSystem: false } client) return Refuse("its name is not known here");
        if (request["redirect_uri"] is not { } redirectUri || !client.MayRedirectTo(redirectUri)) return Refuse("the address that it wants the answer at is not registered");

        if (!AuthorizeRequest.TryRead(name => request[name], out var asked, out var error)) return Back(redirectUri, request, Words(error!));
        var person = await Sessions.Current(HttpContext);
        if (person is null || !asked!.Accepts(person.AuthTime, AskedAt(request[Asked]), clock.GetUtcNow()))
            return asked!.MayAsk ? AskToSignIn(request) : Back(redirectUri, request, Words(OAuthError.LoginRequired));

        var code = await codes.Handle(client, redirectUri, asked, person, From(person.Account), Cancel);
        return Back(redirectUri, request, new() { ["code"] = code });
    }

    private RedirectResult AskToSignIn(OAuthRequest request)
    {
        var parameters = request.All.Where(p => p.Key != Asked).Append(new(Asked, _protector.Protect(clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))));
        var comeBack = QueryHelpers.AddQueryString("/connect/authorize", parameters.Select(p => new KeyValuePair<string, string?>(p.Key, p.Value)));
        return Redirect(QueryHelpers.AddQueryString("/sign-in", new Dictionary<string, string?> { ["return"] = comeBack, ["again"] = "true" }));
    }

    /// <summary>With <c>iss</c>, so that a client of several providers knows whose answer it is (RFC 9207).</summary>
    private RedirectResult Back(string redirectUri, OAuthRequest request, Dictionary<string, string?> answer)
    {
        if (request["state"] is { } state) answer["state"] = state;
        answer["iss"] = addresses.Issuer;
        return Redirect(QueryHelpers.AddQueryString(redirectUri, answer));
    }

    private PageResult Refuse(string problem)
    {
        Problem = problem;
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    private static Dictionary<string, string?> Words(OAuthError error) => new() { ["error"] = error.Code, ["error_description"] = error.Description };

    private DateTimeOffset? AskedAt(string? value)
    {
        if (value is null) return null;
        try
        {
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(_protector.Unprotect(value), CultureInfo.InvariantCulture));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
