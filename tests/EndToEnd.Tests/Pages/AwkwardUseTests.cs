using System.Net;
using Microsoft.Playwright;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.EndToEnd.Tests.Journeys;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>What people do without meaning harm: sign out in another tab, press twice, answer in two tabs.</summary>
public sealed class AwkwardUseTests(DemoExchange exchange, Chromium chromium)
{
    private const string Question = "What do you need";

    [Fact]
    public async Task SessionEndedInAForm_AfterSigningIn_ItIsAsItWasTypedAndNotSent()
    {
        var demo = await exchange.Get();
        await using var person = await chromium.SignedIn(demo, "Nadia Rahman");
        var page = person.Page;
        var text = $"A loop in room {Guid.NewGuid():n}";
        await page.GotoAsync("/profile/adjustments");
        await page.GetByLabel(Question).FillAsync(text);

        await SignOutInAnotherTab(person);
        await person.Press("Save");
        await person.SeesHeading("Sign in");
        await person.SignInHere(demo.Person("Nadia Rahman").Email, demo.Person("Nadia Rahman").Password);

        Assert.EndsWith("/profile/adjustments", page.Url, StringComparison.Ordinal);
        await person.Sees("Not sent yet. Check it and continue.");
        await Assertions.Expect(page.GetByLabel(Question)).ToHaveValueAsync(text);
        Assert.NotEqual(text, (await demo.As("Nadia Rahman").Get<Contracts.Organisations.Api.ProfileAnswer>("/api/people/me")).Adjustments);
        await person.Press("Save");
        await page.WaitForURLAsync("**/profile");
        Assert.Equal(text, (await demo.As("Nadia Rahman").Get<Contracts.Organisations.Api.ProfileAnswer>("/api/people/me")).Adjustments);
        // Sent, it isn't offered again.
        await page.GotoAsync("/profile/adjustments");
        await Assertions.Expect(page.GetByText("Not sent yet")).ToHaveCountAsync(0);
        person.SawNothingWrong();
    }

    [Fact]
    public async Task SessionEndedInAForm_AnotherSignsIn_SeesNothingOfIt()
    {
        var demo = await exchange.Get();
        await using var person = await chromium.SignedIn(demo, "Nadia Rahman");
        await person.Page.GotoAsync("/profile/adjustments");
        await person.Page.GetByLabel(Question).FillAsync("Nobody else's business");

        await SignOutInAnotherTab(person);
        await person.Press("Save");
        await person.SignInHere(demo.Person("Daniel Wu").Email, demo.Person("Daniel Wu").Password);

        await Assertions.Expect(person.Page.GetByLabel(Question)).ToBeVisibleAsync();
        await Assertions.Expect(person.Page.GetByLabel(Question)).Not.ToHaveValueAsync("Nobody else's business");
        await Assertions.Expect(person.Page.GetByText("Not sent yet")).ToHaveCountAsync(0);
    }

    /// <summary>The same form sent three times, two of them at the same moment, as a button does that is pressed again and again without script.</summary>
    [Fact]
    public async Task Form_SentAgainAndAgain_MakesOneThing()
    {
        var demo = await exchange.Get();
        await using var person = await chromium.SignedIn(demo, "Rachel Stone");
        var organisation = demo.Person("Rachel Stone").OrganisationId;
        var before = await Count();
        await person.Page.GotoAsync("/manage/department-for-education/opportunities/new");
        var address = await person.Page.EvaluateAsync<string>("() => document.querySelector('main form').action");
        var form = await person.Page.EvaluateAsync<Dictionary<string, string>>("() => Object.fromEntries(new FormData(document.querySelector('main form')))");

        var answers = await Task.WhenAll(Send(), Send());
        var later = await Send();

        Assert.All(answers.Append(later), a => Assert.Equal((int)HttpStatusCode.Found, a.Status));
        Assert.Single(answers.Append(later).Select(a => a.Headers["location"]).Distinct());
        Assert.Equal(before + 1, await Count());
        // The control: it is the form's own key that made them one.
        form["_key"] = Guid.NewGuid().ToString("n");
        await Send();
        Assert.Equal(before + 2, await Count());

        Task<IAPIResponse> Send()
        {
            var data = person.Context.APIRequest.CreateFormData();
            foreach (var (name, value) in form) data.Set(name, value);
            return person.Context.APIRequest.PostAsync(address, new() { Form = data, MaxRedirects = 0 });
        }

        async Task<long> Count() => (await demo.As("Rachel Stone").Get<ListOf<OpportunitySummary>>($"/api/opportunities?organisation={organisation}&size=1")).Total;
    }

    [Fact]
    public async Task Offer_DeclinedInOneTabAndAcceptedInAnother_SaysWhatItIsNow()
    {
        var demo = await exchange.Get();
        var post = await HiringByApi.Posted(demo, $"Answered in two tabs {Guid.NewGuid():n}");
        var id = await post.Apply();
        await post.ManagerSaysYes();
        await post.ReleaserConfirms(id);
        await post.Offer(id);
        var application = await post.Application(id);
        await using var sam = await chromium.SignedIn(demo, "Sam Okafor");
        await sam.Page.GotoAsync($"/applications/{application.Ref}/offer");
        var other = await sam.Context.NewPageAsync();
        await other.GotoAsync($"/applications/{application.Ref}/decline");
        await other.GetByRole(AriaRole.Main).GetByRole(AriaRole.Radio).First.CheckAsync();
        await other.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Main).GetByText("Declined").First).ToBeVisibleAsync();

        await sam.Press("Accept offer");

        await sam.Sees("Declined");
        Assert.Equal(ApplicationState.Declined, (await post.Application(id)).State);
        sam.SawNothingWrong();
    }

    private static async Task SignOutInAnotherTab(Person person)
    {
        var other = await person.Context.NewPageAsync();
        await other.GotoAsync("/home");
        await other.GetByText("Your account").ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await other.CloseAsync();
    }
}
