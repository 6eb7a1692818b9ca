using System.Net;
using Secondments.Identity.Tests.Hosts;

namespace Secondments.Identity.Tests.Features.Accounts;

public sealed class SignInTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task SignIn_WrongPasswordOrUnknownAddress_AnswersTheSame()
    {
        var (_, email) = await identity.Person();

        var wrong = await Try(email, "not the password");
        var unknown = await Try(IdentityHost.NewEmail(), "not the password");

        Assert.Equal("Check your e-mail address and password", Assert.Single(wrong.Errors));
        Assert.Equal(wrong.Errors, unknown.Errors);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(email, wrong.Page.QuerySelector("[name=Email]")!.GetAttribute("value"));
        Assert.DoesNotContain("not the password", wrong.Page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_FiveWrong_LocksForFifteenMinutesWhateverIsTyped()
    {
        var (_, email) = await identity.Person();
        for (var i = 0; i < 4; i++) await Try(email, "not the password");
        await identity.SignedIn(email);
        for (var i = 0; i < 5; i++) await Try(email, "not the password");

        Assert.NotEmpty((await Try(email, IdentityHost.Password)).Errors);
        identity.Host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.NotEmpty((await Try(email, IdentityHost.Password)).Errors);
        identity.Host.Clock.Advance(TimeSpan.FromMinutes(1.1));

        await identity.SignedIn(email);
    }

    [Fact]
    public async Task SignIn_BurstOfGuesses_IsLockedAfterFive()
    {
        var (_, email) = await identity.Person();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Try(email, "not the password")));

        Assert.NotEmpty((await Try(email, IdentityHost.Password)).Errors);
        Assert.Equal(1, await identity.Audited(email, "account.locked_out"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task SignIn_ReturnElsewhere_StaysHere(string returnTo)
    {
        var (_, email) = await identity.Person();
        var browser = identity.Browser();
        await browser.Get($"/sign-in?return={Uri.EscapeDataString(returnTo)}");

        await browser.Submit(("Email", email), ("Password", IdentityHost.Password));

        Assert.Equal("/home", browser.Url.AbsolutePath);
    }

    [Fact]
    public async Task SignIn_NothingTyped_SaysWhatToEnter()
    {
        var browser = await Try("", "");

        Assert.Equal(["Enter your e-mail address", "Enter your password"], browser.Errors);
    }

    [Fact]
    public async Task SignIn_PostWithoutToken_Is400AndNoSession()
    {
        var (_, email) = await identity.Person();
        var browser = identity.Browser();

        await browser.Post("/sign-in", ("Email", email), ("Password", IdentityHost.Password));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Empty(browser.CookiesAt("/sign-in"));
    }

    [Fact]
    public async Task Session_Cookie_IsHiddenFromScripts()
    {
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);

        var cookie = browser.CookiesAt("/account")["identity"]!;

        Assert.True(cookie.HttpOnly);
    }

    [Fact]
    public async Task Session_AfterTwelveHours_Ends()
    {
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);
        identity.Host.Clock.Advance(TimeSpan.FromHours(12));

        await browser.Get("/account/security");

        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
    }

    [Fact]
    public async Task SignIn_SignedInAlready_GoesOn()
    {
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);

        await browser.Get("/sign-in?return=/account/security");

        Assert.Equal("/account/security", browser.Url.AbsolutePath);
    }

    private async Task<Browser> Try(string email, string password)
    {
        var browser = identity.Browser();
        await browser.Get("/sign-in");
        await browser.Submit(("Email", email), ("Password", password));
        return browser;
    }
}
