using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Secondments.Portal.Forms;

namespace Secondments.Portal.Sessions;

internal sealed class SessionSchemeOptions : AuthenticationSchemeOptions
{
    /// <summary>With https the cookie is <c>__Host-</c> and Secure.</summary>
    public bool IsHttps { get; set; }
}

/// <summary>
/// The portal's scheme: a cookie with a session's id and nothing else. A visitor who needs to be signed in is sent to sign
/// in and comes back; what they had typed into a form of ours is kept until then.
/// </summary>
internal sealed class SessionScheme(IOptionsMonitor<SessionSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions, KeptForms kept)
    : SignInAuthenticationHandler<SessionSchemeOptions>(options, logger, encoder)
{
    public const string Name = "portal";

    private string CookieName => Options.IsHttps ? "__Host-session" : "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[CookieName] is not { Length: > 0 and < 100 } id) return AuthenticateResult.NoResult();
        if (await sessions.Find(id, Context.RequestAborted) is not { } session) return AuthenticateResult.NoResult();
        Context.Features.Set(session);
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(session.Content), Name));
    }

    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        // Whatever session the browser had goes, so that nobody can make another's session theirs by planting its id.
        await EndPresent();
        var id = await sessions.Start(SignedIn.ContentOf(properties!), Context.RequestAborted);
        Response.Cookies.Append(CookieName, id, Cookie());
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        await EndPresent();
        Response.Cookies.Delete(CookieName, Cookie());
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method))
        {
            Response.Redirect(SessionEndpoints.StartPath(Request.Path + Request.QueryString));
            return;
        }
        // The session ended in a form. Only a form that we gave to this person is kept: otherwise anybody could leave text here.
        if (await kept.Keep(Context))
        {
            Response.StatusCode = StatusCodes.Status303SeeOther;
            Response.Headers.Location = SessionEndpoints.StartPath(Request.Path + Request.QueryString);
            return;
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private async Task EndPresent()
    {
        if (Request.Cookies[CookieName] is { Length: > 0 and < 100 } id)
            await sessions.End(Grains.Secrets.Hash(id), Context.RequestAborted);
    }

    private CookieOptions Cookie() => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = Options.IsHttps,
    };

    private static ClaimsPrincipal PrincipalOf(SessionContent content)
    {
        var claims = new List<Claim> { new("sub", content.Subject), new("iss", content.Issuer) };
        if (content.Name is not null) claims.Add(new("name", content.Name));
        if (content.Email is not null) claims.Add(new("email", content.Email));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Name, "name", null));
    }
}
