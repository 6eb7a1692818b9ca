using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>A member of staff who applies, from the opportunity that they look at, and later answers the offer.</summary>
public sealed class ApplicantPages(Person person)
{
    private readonly IPage _page = person.Page;

    /// <summary>Signs in from the opportunity's page, which it comes back to.</summary>
    public async Task SignInToSee(RunningDemo demo, string name)
    {
        await person.Follow("Sign in to see if you can apply");
        await person.SignInHere(demo.Person(name).Email, demo.Person(name).Password);
        await person.Sees("You can apply");
    }

    /// <summary>Fills in all there is, asks the manager at once, and sends.</summary>
    /// <returns>The application's own page.</returns>
    public async Task<string> Apply(string manager, string managerEmail)
    {
        await person.Follow("Apply");
        await person.Press("Start");
        var here = _page.Url;
        await person.Follow("Continue");

        await Answer(_page.GetByLabel("What you do and what you bring"), "I lead a team of three analysts.");
        await Answer(_page.GetByLabel("Example").First, "", skip: true);
        await Answer(_page.GetByLabel("Why do you want this, and what would you bring back?"), "To see how a larger body plans, and to bring back a way that lasts.");
        await Answer(_page.GetByLabel("When could you start, and which days could you work?"), "From the start, full time.");
        await Answer(_page.GetByLabel("What do you need to take part? (optional)"), "A desk that can be raised.");
        await _page.GetByLabel("Name of your line manager").FillAsync(manager);
        await _page.GetByLabel("Their work e-mail address").FillAsync(managerEmail);
        await _page.GetByLabel("A few lines to them (optional)").FillAsync("The post that we talked about in May.");
        await _page.GetByRole(AriaRole.Radio, new() { Name = "When I send the application" }).CheckAsync();
        await person.Press("Save and continue");

        await person.SeesHeading("Equality questions");
        await _page.GetByRole(AriaRole.Radio, new() { Name = "35 to 44" }).CheckAsync();
        await person.Press("Save and continue");

        await person.Follow("Check your answers and send");
        await person.Sees("After sending, this copy cannot change.");
        await person.Press("Send application");
        await person.SeesHeading("Application sent");
        return here;

        async Task Answer(ILocator field, string text, bool skip = false)
        {
            if (!skip) await field.FillAsync(text);
            await person.Press("Save and continue");
        }
    }

    public async Task AcceptOffer(string application)
    {
        await _page.GotoAsync(application);
        await person.Follow("Answer the offer");
        await person.Sees("Back in February for the budget");
        await person.Press("Accept offer");
        await person.Sees("Accepted");
    }
}
