using Secondments.Contracts.Organisations.Api;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.EndToEnd.Tests.Journeys;
using Secondments.Kernel;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>What people come for, done by keyboard alone: each stop can be seen, their order is the page's, and what is wrong has the focus.</summary>
public sealed class KeyboardTests(DemoExchange exchange, Chromium chromium)
{
    [Fact]
    public async Task PostingAnOpportunity_ByKeyboard_SendsIt()
    {
        var demo = await exchange.Get();
        await using var jo = await chromium.SignedIn(demo, "Jo Bell");
        var keys = new Keyboard(jo);
        var title = $"Posted by keyboard {Guid.NewGuid():n}";
        var today = UkTime.DayOf(DateTimeOffset.UtcNow);
        await jo.Page.GotoAsync("/manage/leeds-city-council/opportunities");

        await keys.Follow("Post an opportunity");
        await keys.Follow("Start");
        await keys.Follow("Title");
        await keys.Fill("What is the opportunity called?", title);
        await keys.Follow("Save and continue");
        await keys.Follow("Description of the work");
        await keys.Fill("What would the person do?", "Plan the winter with a team of six.");
        await keys.Follow("Save and continue");
        await keys.Follow("Start and length");
        await keys.FillDate(today.AddDays(90));
        await keys.Fill("How many weeks does it last?", "26");
        await keys.Follow("Save and continue");
        await keys.Follow("Place and remote work");
        await keys.Fill("Town or city", "Leeds");
        await keys.Fill("Postcode", "LS1 1UR");
        await keys.Follow("Save and continue");
        await keys.Follow("Who pays the salary");
        await keys.Choose("Home pays the salary");
        await keys.Follow("Save and continue");
        await keys.Follow("Closing date");
        await keys.Fill("Day", "31");
        await keys.Fill("Month", "February");
        await keys.Fill("Year", $"{today.Year + 1}");
        await keys.Follow("Save and continue");
        await keys.IsToldWhatIsWrong();
        await keys.FillDate(today.AddDays(30));
        await keys.Follow("Save and continue");
        await keys.Follow("Check and send");
        // Whether another publishes is for the policy of that moment to say.
        await keys.Follow(await jo.Page.GetByText("Send for approval").CountAsync() > 0 ? "Send for approval" : "Publish");

        await jo.SeesHeading(title);
        await Microsoft.Playwright.Assertions.Expect(jo.Page.GetByText("Waiting for approval").Or(jo.Page.GetByText("Open")).First).ToBeVisibleAsync();
        jo.SawNothingWrong();
    }

    [Fact]
    public async Task Applying_ByKeyboard_SendsIt()
    {
        var demo = await exchange.Get();
        var post = await HiringByApi.Posted(demo, $"Applied for by keyboard {Guid.NewGuid():n}");
        await using var sam = await chromium.SignedIn(demo, "Sam Okafor");
        var keys = new Keyboard(sam);
        await sam.Page.GotoAsync($"/opportunities/{post.Ref}");

        await keys.Follow("Apply");
        await keys.Follow("Start");
        await keys.Follow("Why this");
        await keys.Fill("Why do you want this, and what would you bring back?", "To see how a larger body plans.");
        await keys.Follow("Save and continue");
        await keys.Fill("When could you start, and which days could you work?", "From the start.");
        await keys.Follow("Save and continue");
        await keys.Follow("Save and continue");
        await keys.Fill("Name of your line manager", "Dana Hughes");
        await keys.Fill("Their work e-mail address", "not an address");
        await keys.Choose("When I send the application");
        await keys.Follow("Save and continue");
        await keys.IsToldWhatIsWrong();
        await keys.Fill("Their work e-mail address", $"manager-{post.Ref}@kirklees.example".ToLowerInvariant());
        await keys.Follow("Save and continue");
        await keys.Choose("35 to 44");
        await keys.Follow("Save and continue");
        await keys.Follow("Check your answers and send");
        await keys.Follow("Send application");

        await sam.SeesHeading("Application sent");
        sam.SawNothingWrong();
    }

    [Fact]
    public async Task AnsweringByLink_ByKeyboard_IsTaken()
    {
        var demo = await exchange.Get();
        var post = await HiringByApi.Posted(demo, $"Answered by keyboard {Guid.NewGuid():n}");
        await post.Apply();
        await using var manager = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        var keys = new Keyboard(manager);
        await manager.Page.GotoAsync(await post.ManagersLink());

        await keys.Follow("Continue");
        await keys.IsToldWhatIsWrong();
        await keys.Choose("Yes, with conditions");
        await keys.Follow("Continue");
        await keys.Fill("Others, one a line", "Back in February for the budget");
        await keys.Follow("Continue");
        await keys.Choose("No");
        await keys.Fill("Your name", "Dana Hughes");
        await keys.Choose("I am Dana Hughes");
        await keys.Follow("Confirm answer");

        await manager.SeesHeading("Answer confirmed");
        manager.SawNothingWrong();
    }

    [Fact]
    public async Task OfferingAndAccepting_ByKeyboard_FillsThePlace()
    {
        var demo = await exchange.Get();
        var post = await HiringByApi.Posted(demo, $"Offered by keyboard {Guid.NewGuid():n}");
        var application = await post.Apply();
        await post.ManagerSaysYes();
        await post.ReleaserConfirms(application);
        await using var jo = await chromium.SignedIn(demo, "Jo Bell");
        var keys = new Keyboard(jo);
        await jo.Page.GotoAsync($"/manage/leeds-city-council/opportunities/{post.Ref}");

        await keys.Follow("Choose people");
        await keys.Follow("Sam Okafor");
        await keys.Follow("Shortlist");
        await keys.Follow("Shortlist");
        await keys.Follow("Make an offer");
        await keys.Fill("Terms (optional)", "Start on the Monday that we talked about.");
        await keys.Follow("Make an offer");
        await jo.Sees("Waiting for an answer");

        await using var sam = await chromium.SignedIn(demo, "Sam Okafor");
        keys = new Keyboard(sam);
        await sam.Page.GotoAsync($"/applications/{(await post.Application(application)).Ref}");
        await keys.Follow("Answer the offer");
        await keys.Follow("Accept offer");

        await sam.Sees("Accepted");
        jo.SawNothingWrong();
        sam.SawNothingWrong();
    }

    [Fact]
    public async Task VerifyingAnOrganisation_ByKeyboard_LetsItIn()
    {
        var demo = await exchange.Get();
        const string email = "keith.board@keyboards.example";
        await using (var founder = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk)) await AccountPages.Create(founder, demo, "Keith Board", email);
        var founded = demo.Session(email, AccountPages.Password);
        var applied = await founded.Post<AppliedAnswer>("/api/organisations", new ApplyForOrganisation(
            "Keyboard Trust", Sector.Charity, Register.CharityCommission, "1159999", null, "Director", ["keyboards.example"], "privacy@keyboards.example", null, Ladder.Generic));
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        var keys = new Keyboard(person);
        await person.Page.GotoAsync("/operator/organisations");
        await person.SignInHere(demo.Operator.Email, demo.Operator.Password);
        await person.SeesHeading("Organisations to verify");

        await keys.Follow("Keyboard Trust");
        await keys.Follow("Ask for more");
        await keys.Follow("Ask for more");
        await keys.IsToldWhatIsWrong();
        await keys.Follow("Back");
        await keys.Follow("Verify");
        await keys.Tick("keyboards.example");
        await keys.Follow("Verify");

        Assert.Equal(Contracts.Organisations.OrganisationState.Verified, (await founded.Get<OrganisationAnswer>($"/api/organisations/{applied.Id}")).State);
        person.SawNothingWrong();
    }

    /// <summary>What is asked of each stop, seen on a page that has it wrong.</summary>
    [Theory]
    [InlineData("const sheet = new CSSStyleSheet(); sheet.replaceSync('* { outline: none !important; box-shadow: none !important; }'); document.adoptedStyleSheets = [sheet];", "doesn't show that it has the focus")]
    [InlineData("document.querySelector('main a').tabIndex = 1;", "has a place of its own in the order")]
    [InlineData("const over = document.createElement('div'); over.style.cssText = 'position: fixed; inset: 0; z-index: 9'; document.body.append(over);", "lies under something")]
    [InlineData("document.querySelector('main a').style.cssText = 'position: absolute; left: -9999px';", "isn't on the screen")]
    public async Task Stop_ThatIsWrong_IsSeen(string planted, string wrong)
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        await person.Page.GotoAsync("/help");
        await person.Page.EvaluateAsync($"() => {{ {planted} }}");

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => new Keyboard(person).To("Terms"));

        Assert.Contains(wrong, failure.Message, StringComparison.Ordinal);
    }
}
