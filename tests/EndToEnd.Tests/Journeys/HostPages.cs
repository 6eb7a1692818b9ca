using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>A member of Leeds City Council who posts, publishes and chooses.</summary>
public sealed class HostPages(Person person)
{
    private const string Root = "/manage/leeds-city-council";

    private readonly IPage _page = person.Page;

    public static async Task<HostPages> SignIn(Person person, RunningDemo demo, string name)
    {
        await person.SignIn(demo.Person(name).Email, demo.Person(name).Password);
        return new HostPages(person);
    }

    /// <summary>One person writes, another publishes.</summary>
    public async Task LetAnotherPublish()
    {
        await _page.GotoAsync($"{Root}/policies");
        await _page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Another") }).CheckAsync();
        await person.Press("Save");
    }

    /// <summary>Answers the six questions that are needed, and one more, and sends it for approval.</summary>
    /// <returns>Its own page.</returns>
    public async Task<string> Post(string title)
    {
        await _page.GotoAsync($"{Root}/opportunities");
        await person.Follow("Post an opportunity");
        await person.Press("Start");
        var here = _page.Url;
        var today = UkTime.DayOf(DateTimeOffset.UtcNow);

        await Answer("Title", () => _page.GetByLabel("What is the opportunity called?").FillAsync(title));
        await Answer("Description of the work", () => _page.GetByLabel("What would the person do?").FillAsync("Plan the winter with a team of six, and leave behind a plan that works."));
        await Answer("Start and length", async () =>
        {
            await person.FillDate("When can it start at the earliest?", today.AddDays(90));
            await _page.GetByLabel("How many weeks does it last?").FillAsync("26");
        });
        await Answer("Place and remote work", async () =>
        {
            await _page.GetByLabel("Town or city").First.FillAsync("Leeds");
            await _page.GetByLabel("Postcode").First.FillAsync("LS1 1UR");
        });
        await Answer("Who pays the salary", () => _page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Home pays|^Home goes|^Home") }).First.CheckAsync());
        await Answer("Closing date", () => person.FillDate("When does it close?", today.AddDays(30)));

        await person.Follow("Check and send");
        // The policy set a moment ago may take one more to be known here: until then the writer could publish.
        await Eventually.Holds(async () =>
        {
            if (await _page.GetByRole(AriaRole.Button, new() { Name = "Send for approval" }).IsVisibleAsync()) return true;
            await _page.ReloadAsync();
            return false;
        }, "one who writes sends for approval");
        await person.Press("Send for approval");
        await person.Sees("Waiting for approval");
        return here;

        async Task Answer(string question, Func<Task> fill)
        {
            await person.Follow(question);
            await fill();
            await person.Press("Save and continue");
        }
    }

    public async Task Publish(string title)
    {
        await _page.GotoAsync($"{Root}/opportunities");
        await person.Follow(title);
        await person.Follow("Look at it");
        await person.Press("Publish");
        await person.Sees("Open");
    }

    public async Task Offer(string opportunity, string name)
    {
        await _page.GotoAsync(opportunity);
        await person.Follow("Choose people");
        await person.Follow(name);
        await person.Sees("Released, with conditions");
        await person.Follow("Shortlist");
        await person.Press("Shortlist");
        await person.Follow("Make an offer");
        await person.Sees("Back in February for the budget");
        await _page.GetByLabel("Terms (optional)").FillAsync("Start on the Monday that we talked about.");
        await person.Press("Make an offer");
        await person.Sees("Waiting for an answer");
    }

    public async Task SeesItFilled(string opportunity)
    {
        await _page.GotoAsync(opportunity);
        await person.Sees("Filled");
        await person.Sees("0 of 1 left");
    }
}
