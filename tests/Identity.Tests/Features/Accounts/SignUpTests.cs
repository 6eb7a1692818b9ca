using System.Net;
using Secondments.Identity.Tests.Hosts;

namespace Secondments.Identity.Tests.Features.Accounts;

public sealed class SignUpTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Create_ConfirmedByLink_SignsInAndGoesWhereThePersonWasGoing()
    {
        var email = IdentityHost.NewEmail();
        var browser = identity.Browser();
        await browser.Get($"/account/create?email={email}&return=/account/security%3Ffrom=invitation");
        Assert.Empty(browser.Errors);
        Assert.Equal(email, browser.Page.QuerySelector("[name=Email]")!.GetAttribute("value"));

        await browser.Submit(("Name", "Sam Okafor"), ("Email", email), ("Password", IdentityHost.Password));
        Assert.Equal("/account/confirm", browser.Url.AbsolutePath);
        var letter = await identity.Mail(email);
        Assert.Equal("Confirm your e-mail address", letter.Subject);

        // A mail scanner opens the link first, and that uses nothing up.
        await identity.Browser().Get(letter.Link);
        await browser.Get(letter.Link);
        Assert.Equal("/account/confirm/link", browser.Url.AbsolutePath);
        Assert.Empty(browser.Url.Query);
        Assert.Equal("no-referrer", browser.Answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Empty(await identity.Told(email));
        await browser.Press("Confirm e-mail address");
        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
        await browser.Submit(("Email", email.ToUpperInvariant()), ("Password", IdentityHost.Password));

        Assert.Equal("/account/security?from=invitation", browser.Url.PathAndQuery);
        var contact = Assert.Single(await identity.Told(email));
        Assert.Equal(("Sam Okafor", email, 1L), (contact.Name, contact.Email, contact.Meta.Version));
    }

    [Fact]
    public async Task ConfirmLink_UsedTwice_SaysThatItHasEnded()
    {
        var email = IdentityHost.NewEmail();
        var browser = await SignUp(email);
        var letter = await identity.Mail(email);
        await browser.Get(letter.Link);
        await browser.Press("Confirm e-mail address");

        await browser.Get(letter.Link);

        Assert.Equal(HttpStatusCode.Gone, browser.Status);
        Assert.Equal("This link has ended", browser.Heading);
    }

    [Fact]
    public async Task ConfirmLink_AfterTwoDays_HasEnded()
    {
        var email = IdentityHost.NewEmail();
        var browser = await SignUp(email);
        var letter = await identity.Mail(email);
        await browser.Get(letter.Link);
        identity.Host.Clock.Advance(TimeSpan.FromDays(2));

        await browser.Press("Confirm e-mail address");

        Assert.Equal(HttpStatusCode.Gone, browser.Status);
    }

    [Fact]
    public async Task Create_AddressWithAnAccount_AnswersTheSameAndTellsItsOwnerByMail()
    {
        var (_, email) = await identity.Person();
        var fresh = await SignUp(IdentityHost.NewEmail());

        var taken = await SignUp(email, "Eve Stranger", "another fine password");

        Assert.Equal((fresh.Status, fresh.Url.PathAndQuery, fresh.Text), (taken.Status, taken.Url.PathAndQuery, taken.Text));
        Assert.Equal("You have an account already", (await identity.Mail(email)).Subject);
        await identity.SignedIn(email);
    }

    [Fact]
    public async Task Create_AddressThatNobodyConfirmed_TakesTheLastNameAndPassword()
    {
        var email = IdentityHost.NewEmail();
        await SignUp(email, "Eve Stranger", "a thief's own password");
        identity.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        var browser = await SignUp(email);
        await browser.Get((await identity.Mail(email, 2)).Link);
        await browser.Press("Confirm e-mail address");

        await browser.Submit(("Email", email), ("Password", "a thief's own password"));
        Assert.NotEmpty(browser.Errors);
        await browser.Submit(("Email", email), ("Password", IdentityHost.Password));

        Assert.Equal("Sam Okafor", Assert.Single(await identity.Told(email)).Name);
    }

    [Fact]
    public async Task Create_Mistakes_ShowsThemAndKeepsWhatWasTypedButThePassword()
    {
        var browser = identity.Browser();
        await browser.Get("/account/create");

        await browser.Submit(("Name", "Sam <b>Okafor"), ("Email", "sam@kirklees"), ("Password", "password12"));

        Assert.Equal(2, browser.Errors.Count);
        Assert.Equal("Sam <b>Okafor", browser.Page.QuerySelector("[name=Name]")!.GetAttribute("value"));
        Assert.Equal("sam@kirklees", browser.Page.QuerySelector("[name=Email]")!.GetAttribute("value"));
        Assert.Null(browser.Page.QuerySelector("[name=Password]")!.GetAttribute("value"));
        Assert.DoesNotContain("password12", browser.Page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Unconfirmed_SendsTheLinkAgain()
    {
        var email = IdentityHost.NewEmail();
        var browser = await SignUp(email);
        await identity.Mail(email);
        identity.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await browser.Get("/sign-in");

        await browser.Submit(("Email", email), ("Password", IdentityHost.Password));

        Assert.Equal("/account/confirm", browser.Url.AbsolutePath);
        await identity.Mail(email, 2);
    }

    [Fact]
    public async Task SendAgain_AnyAddress_AnswersTheSameAndAtMostOnceAMinute()
    {
        var email = IdentityHost.NewEmail();
        var browser = await SignUp(email);
        await identity.Mail(email);
        await browser.Submit(("Email", email));
        var known = browser.Text;
        await browser.Submit(("Email", IdentityHost.NewEmail()));

        Assert.Equal(known, browser.Text);
        Assert.Single(await identity.Letters(email));
    }

    private async Task<Browser> SignUp(string email, string name = "Sam Okafor", string password = IdentityHost.Password)
    {
        var browser = identity.Browser();
        await browser.Get("/account/create");
        await browser.Submit(("Name", name), ("Email", email), ("Password", password));
        return browser;
    }
}
