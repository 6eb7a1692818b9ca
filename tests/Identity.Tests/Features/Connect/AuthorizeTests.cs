using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Secondments.Identity.Tests.Hosts;

namespace Secondments.Identity.Tests.Features.Connect;

public sealed class AuthorizeTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    [Theory]
    [InlineData("http://127.0.0.1:9999/callbacks")]
    [InlineData("http://127.0.0.1:9999/callbac")]
    [InlineData("http://127.0.0.1:9999/Callback")]
    [InlineData("http://127.0.0.1:9999/callback/")]
    [InlineData("http://127.0.0.1:9999/callback?x=1")]
    [InlineData("http://127.0.0.1:9998/callback")]
    [InlineData("http://localhost:9999/callback")]
    [InlineData("https://evil.example/callback")]
    [InlineData("")]
    public async Task Authorize_RedirectThatIsNotRegistered_ShowsAPageAndNeverRedirects(string redirectUri)
    {
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);

        await browser.Get(IdentityHost.AuthorizePath(("redirect_uri", redirectUri)));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Equal("/connect/authorize", browser.Url.AbsolutePath);
        Assert.Equal("You cannot sign in from there", browser.Heading);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("script\0")]
    public async Task Authorize_UnknownClient_ShowsAPage(string client)
    {
        var browser = identity.Browser();

        await browser.Get(IdentityHost.AuthorizePath(("client_id", client)));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [Theory]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "id_token", "unsupported_response_type")]
    [InlineData("response_mode", "fragment", "invalid_request")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("prompt", "none login", "invalid_request")]
    [InlineData("max_age", "-1", "invalid_request")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    [InlineData("request_uri", "https://evil.example/r", "request_uri_not_supported")]
    public async Task Authorize_WrongParameter_TellsTheClientAndGivesNoCode(string name, string? value, string error)
    {
        var (_, email) = await identity.Person();

        var answer = await IdentityHost.Authorize(await identity.SignedIn(email), (name, value));

        Assert.StartsWith(IdentityHost.Callback, answer.OriginalString, StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(answer.Query);
        Assert.Equal(error, query["error"]);
        Assert.Equal("a state", query["state"]);
        Assert.Equal(identity.Address.OriginalString.TrimEnd('/'), query["iss"]);
        Assert.False(query.ContainsKey("code"));
    }

    [Fact]
    public async Task Authorize_ParameterTwice_ShowsAPage()
    {
        var browser = identity.Browser();

        await browser.Get(IdentityHost.AuthorizePath() + "&state=another");

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [Fact]
    public async Task Authorize_SignedIn_GivesCodeStateAndIssuer()
    {
        var (_, email) = await identity.Person();

        var answer = await IdentityHost.Authorize(await identity.SignedIn(email));

        var query = QueryHelpers.ParseQuery(answer.Query);
        Assert.Equal(43, query["code"].ToString().Length);
        Assert.Equal("a state", query["state"]);
        Assert.Equal(identity.Address.OriginalString.TrimEnd('/'), query["iss"]);
    }

    [Fact]
    public async Task Authorize_RedirectWithItsOwnQuery_KeepsIt()
    {
        var (_, email) = await identity.Person();

        var answer = await IdentityHost.Authorize(await identity.SignedIn(email), ("client_id", IdentityHost.Partner), ("redirect_uri", IdentityHost.PartnerCallback));

        Assert.Equal("us", QueryHelpers.ParseQuery(answer.Query)["from"]);
        Assert.True(QueryHelpers.ParseQuery(answer.Query).ContainsKey("code"));
    }

    [Fact]
    public async Task Authorize_NotSignedIn_AsksAndThenGoesBackToTheClient()
    {
        var (_, email) = await identity.Person();
        var browser = identity.Browser();

        await browser.Get(IdentityHost.AuthorizePath());
        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
        Assert.Contains("form-action 'self' http://127.0.0.1:9999;", browser.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await browser.Submit(("Email", email), ("Password", IdentityHost.Password));

        Assert.StartsWith(IdentityHost.Callback + "?code=", browser.Url.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_PromptLogin_AsksAgainAlthoughSignedIn()
    {
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);
        identity.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await browser.Get(IdentityHost.AuthorizePath(("prompt", "login")));
        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
        // Going back without signing in again asks once more: the old sign-in isn't taken for a new one.
        var comeBack = QueryHelpers.ParseQuery(browser.Url.Query)["return"].ToString();
        await browser.Get(comeBack);
        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
        await browser.Submit(("Email", email), ("Password", IdentityHost.Password));

        Assert.StartsWith(IdentityHost.Callback + "?code=", browser.Url.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_MaxAgePassed_AsksAgain()
    {
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);

        await browser.Get(IdentityHost.AuthorizePath(("max_age", "600")));
        Assert.StartsWith(IdentityHost.Callback, browser.Url.OriginalString, StringComparison.Ordinal);
        identity.Host.Clock.Advance(TimeSpan.FromMinutes(11));
        await browser.Get(IdentityHost.AuthorizePath(("max_age", "600")));

        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
    }

    [Fact]
    public async Task Authorize_PromptNoneAndNotSignedIn_SaysLoginRequired()
    {
        var answer = await IdentityHost.Authorize(identity.Browser(), ("prompt", "none"));

        Assert.Equal("login_required", QueryHelpers.ParseQuery(answer.Query)["error"]);
    }
}
