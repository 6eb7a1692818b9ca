using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>Making an account, as somebody new does it: the form, the mail, the link, the button behind it.</summary>
public static class AccountPages
{
    public const string Password = "purple lantern gravel";

    /// <summary>Asks for an account; a mail with a link goes out.</summary>
    public static async Task Ask(Person person, string name, string email)
    {
        var page = person.Page;
        await page.GotoAsync("/account/create");
        await page.GetByLabel("Full name").FillAsync(name);
        await page.GetByLabel("Work e-mail address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your e-mail" })).ToBeVisibleAsync();
    }

    /// <summary>Asks for an account and confirms the address by the mail's link.</summary>
    public static async Task Create(Person person, RunningDemo demo, string name, string email)
    {
        await Ask(person, name, email);
        var (_, link) = await demo.Mails.LinkTo(email, "/account/confirm/");
        await person.Page.GotoAsync(link);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm e-mail address" }).ClickAsync();
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }
}
