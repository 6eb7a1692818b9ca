using Microsoft.AspNetCore.WebUtilities;
using Secondments.Identity.Tests.Hosts;

namespace Secondments.Identity.Tests.Features.Connect;

public sealed class LogoutTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Logout_WithHint_SignsOutEndsTheGrantAndGoesBack()
    {
        var (browser, tokens) = await SignedIn();

        await browser.Get(Path(("id_token_hint", tokens.Id), ("post_logout_redirect_uri", IdentityHost.AfterSignOut), ("state", "s")));

        Assert.Equal($"{IdentityHost.AfterSignOut}?state=s", browser.Url.OriginalString);
        Assert.Equal("invalid_grant", (await identity.Refresh(tokens.Refresh)).Body.GetProperty("error").GetString());
        await browser.Get("/account/security");
        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
    }

    [Fact]
    public async Task Logout_WithHintThatHasRunOut_StillSignsOut()
    {
        var (browser, tokens) = await SignedIn();
        identity.Host.Clock.Advance(TimeSpan.FromHours(1));

        await browser.Get(Path(("id_token_hint", tokens.Id), ("post_logout_redirect_uri", IdentityHost.AfterSignOut)));

        Assert.Equal(IdentityHost.AfterSignOut, browser.Url.OriginalString);
    }

    [Theory]
    [InlineData(IdentityHost.AfterSignOut + "/")]
    [InlineData("https://evil.example/")]
    public async Task Logout_ReturnThatIsNotRegistered_StaysHere(string to)
    {
        var (browser, tokens) = await SignedIn();

        await browser.Get(Path(("id_token_hint", tokens.Id), ("post_logout_redirect_uri", to)));

        Assert.Equal("/account/sign-out/done", browser.Url.AbsolutePath);
    }

    [Fact]
    public async Task Logout_WithoutHint_AsksFirst()
    {
        var (browser, _) = await SignedIn();

        await browser.Get(Path(("client_id", IdentityHost.Script), ("post_logout_redirect_uri", IdentityHost.AfterSignOut), ("state", "s")));
        Assert.Equal("Do you want to sign out?", browser.Heading);
        await browser.Press("Sign out");

        Assert.Equal($"{IdentityHost.AfterSignOut}?state=s", browser.Url.OriginalString);
        await browser.Get("/account/security");
        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
    }

    [Fact]
    public async Task Logout_HintOfSomebodyElseOrAForgedOne_AsksFirst()
    {
        var (_, others) = await SignedIn();
        var (browser, mine) = await SignedIn();

        foreach (var hint in new[] { others.Id, mine.Id[..^6] + "AAAAAA", "x" })
        {
            await browser.Get(Path(("id_token_hint", hint), ("post_logout_redirect_uri", IdentityHost.AfterSignOut)));
            Assert.Equal("Do you want to sign out?", browser.Heading);
        }
        await browser.Get("/account/security");
        Assert.Equal("/account/security", browser.Url.AbsolutePath);
    }

    [Fact]
    public async Task SignOut_ChangedReturn_StaysHere()
    {
        var (browser, _) = await SignedIn();

        await browser.Get($"/account/sign-out?client={IdentityHost.Script}&to=https://evil.example/");
        await browser.Press("Sign out");

        Assert.Equal("You are signed out", browser.Heading);
    }

    private static string Path(params (string Name, string Value)[] parameters) =>
        QueryHelpers.AddQueryString("/connect/logout", parameters.Select(p => KeyValuePair.Create<string, string?>(p.Name, p.Value)));

    private async Task<(Browser Browser, (string Id, string Refresh) Tokens)> SignedIn()
    {
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);
        var (_, body) = await identity.Exchange(await IdentityHost.Code(browser));
        return (browser, (body.GetProperty("id_token").GetString()!, body.GetProperty("refresh_token").GetString()!));
    }
}
