using System.Net;
using System.Text.Json;
using Secondments.Identity.Tests.Hosts;

namespace Secondments.Identity.Tests.Features.Accounts;

public sealed class PasswordTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    private const string NewPassword = "seven quiet lanterns";

    [Fact]
    public async Task Reset_ByLink_SetsThePasswordEndsSessionsAndTellsByMail()
    {
        var (_, email) = await identity.Person();
        var elsewhere = await identity.SignedIn(email);
        var (_, tokens) = await identity.Exchange(await IdentityHost.Code(elsewhere));
        var browser = await Ask(email);
        await browser.Get((await identity.Mail(email)).Link);
        Assert.Equal("/account/reset/link", browser.Url.AbsolutePath);

        await browser.Submit(("Password", "short"));
        Assert.Equal("Enter a password of at least 10 characters", Assert.Single(browser.Errors));
        await browser.Submit(("Password", NewPassword));

        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
        await browser.Submit(("Email", email), ("Password", IdentityHost.Password));
        Assert.NotEmpty(browser.Errors);
        await elsewhere.Get("/account/security");
        Assert.Equal("/sign-in", elsewhere.Url.AbsolutePath);
        Assert.Equal("invalid_grant", (await identity.Refresh(Text(tokens, "refresh_token"))).Body.GetProperty("error").GetString());
        Assert.Equal("Your password has changed", (await identity.Mail(email, 2)).Subject);
        Assert.Equal(identity.Host.Clock.GetUtcNow().DateTime, Assert.Single(await identity.AccessTold(email)).TokensFrom.DateTime, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Reset_UnknownAddress_AnswersTheSameAndSendsNothing()
    {
        var (_, known) = await identity.Person();
        var unknown = IdentityHost.NewEmail();

        var a = await Ask(known);
        var b = await Ask(unknown);

        Assert.Equal((a.Status, a.Url.PathAndQuery, a.Text), (b.Status, b.Url.PathAndQuery, b.Text));
        await identity.Mail(known);
        Assert.Empty(await identity.Letters(unknown));
    }

    [Fact]
    public async Task Reset_LinkTwice_WorksOnce()
    {
        var (_, email) = await identity.Person();
        var browser = await Ask(email);
        var link = (await identity.Mail(email)).Link;
        await browser.Get(link);
        var second = identity.Browser();
        await second.Get(link);
        await browser.Submit(("Password", NewPassword));

        await second.Submit(("Password", "a thief's own password"));

        Assert.Equal(HttpStatusCode.Gone, second.Status);
    }

    [Fact]
    public async Task Reset_AfterAnHour_HasEnded()
    {
        var (_, email) = await identity.Person();
        var browser = await Ask(email);
        await browser.Get((await identity.Mail(email)).Link);
        identity.Host.Clock.Advance(TimeSpan.FromHours(1));

        await browser.Submit(("Password", NewPassword));

        Assert.Equal(HttpStatusCode.Gone, browser.Status);
    }

    [Fact]
    public async Task Reset_NewLink_EndsTheOneBefore()
    {
        var (_, email) = await identity.Person();
        await Ask(email);
        var first = (await identity.Mail(email)).Link;
        identity.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await Ask(email);
        await identity.Mail(email, 2);

        var browser = identity.Browser();
        await browser.Get(first);

        Assert.Equal(HttpStatusCode.Gone, browser.Status);
    }

    [Fact]
    public async Task ResetLink_OnTheConfirmPage_IsNoUse()
    {
        var (_, email) = await identity.Person();
        await Ask(email);
        var secret = (await identity.Mail(email)).Link.Split('/')[^1];

        var browser = identity.Browser();
        await browser.Get($"/account/confirm/{secret}");

        Assert.Equal(HttpStatusCode.Gone, browser.Status);
    }

    [Fact]
    public async Task Link_Cookie_GoesToItsPageAlone()
    {
        var (_, email) = await identity.Person();
        var browser = await Ask(email);
        await browser.Get((await identity.Mail(email)).Link);

        Assert.NotNull(browser.CookiesAt("/account/reset/link")["link"]);
        Assert.Null(browser.CookiesAt("/account/reset")["link"]);
        Assert.Null(browser.CookiesAt("/account/confirm/link")["link"]);
    }

    [Fact]
    public async Task Change_WithThePresentOne_KeepsThisSessionAndEndsTheOthers()
    {
        var (_, email) = await identity.Person();
        var elsewhere = await identity.SignedIn(email);
        var browser = await identity.SignedIn(email);

        await browser.Submit(("Present", "not the password"), ("Password", NewPassword));
        Assert.NotEmpty(browser.Errors);
        await browser.Submit(("Present", IdentityHost.Password), ("Password", NewPassword));

        Assert.Equal("/account/security", browser.Url.AbsolutePath);
        Assert.Contains("Your password is changed", browser.Text, StringComparison.Ordinal);
        await browser.Get("/account/security");
        Assert.Equal("/account/security", browser.Url.AbsolutePath);
        await elsewhere.Get("/account/security");
        Assert.Equal("/sign-in", elsewhere.Url.AbsolutePath);
    }

    [Fact]
    public async Task SignOutEverywhere_EndsAllAndTellsTheServices()
    {
        var (_, email) = await identity.Person();
        var elsewhere = await identity.SignedIn(email);
        var browser = await identity.SignedIn(email);

        await browser.Press("Sign out everywhere");

        Assert.Equal("You are signed out", browser.Heading);
        await elsewhere.Get("/account/security");
        Assert.Equal("/sign-in", elsewhere.Url.AbsolutePath);
        Assert.False(Assert.Single(await identity.AccessTold(email)).Disabled);
    }

    [Fact]
    public async Task SignIn_OnceTheEndOfAllSessionsIsToldEverywhere_Works()
    {
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);
        await browser.Press("Sign out everywhere");
        await identity.HeardThatSessionsEnded(email);

        var again = await identity.SignedIn(email);

        Assert.Equal("/account/security", again.Url.AbsolutePath);
    }

    private async Task<Browser> Ask(string email)
    {
        var browser = identity.Browser();
        await browser.Get("/account/reset");
        await browser.Submit(("Email", email));
        return browser;
    }

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;
}
