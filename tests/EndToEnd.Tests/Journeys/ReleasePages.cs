using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>The two at home who release somebody: the line manager by the mailed link, and HR.</summary>
public static class ReleasePages
{
    /// <summary>Opens the mail that asks about this opportunity, on the demo's mail page, and follows its link; then says yes with a condition.</summary>
    public static async Task AnswerByLink(Person person, string email, string manager, string applicant, string title)
    {
        var page = person.Page;
        var asked = page.GetByRole(AriaRole.Link, new() { NameRegex = new("asks for your answer") });
        await Eventually.Holds(async () =>
        {
            await page.GotoAsync($"/operator/mail?to={Uri.EscapeDataString(email)}");
            if (await asked.CountAsync() == 0) return false;
            await asked.First.ClickAsync();
            return await page.GetByText(title).First.IsVisibleAsync();
        }, $"the mail about «{title}» has come");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "/release/" }).ClickAsync();

        await person.SeesHeading($"Can {applicant} go on this secondment?");
        // The secret stays in no address: not in the bar, the history or a log.
        Assert.EndsWith("/release", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Yes, with conditions" }).CheckAsync();
        await person.Press("Continue");
        await page.GetByLabel("Others, one a line").FillAsync("Back in February for the budget");
        await page.GetByLabel($"A line for {applicant} (optional)").FillAsync("Go, and tell us about it.");
        await person.Press("Continue");
        await page.GetByRole(AriaRole.Group, new() { Name = "Must somebody cover the work?" }).GetByRole(AriaRole.Radio, new() { Name = "No" }).CheckAsync();
        await page.GetByLabel("Your name").FillAsync(manager);
        await page.GetByRole(AriaRole.Radio, new() { Name = $"I am {manager}" }).CheckAsync();
        await person.Press("Confirm answer");
        await person.SeesHeading("Answer confirmed");
    }

    /// <summary>HR reads the manager's answer and releases with its condition.</summary>
    public static async Task Confirm(Person person, RunningDemo demo, string name, string applicant, string title)
    {
        var page = person.Page;
        await person.SignIn(demo.Person(name).Email, demo.Person(name).Password);
        await page.GotoAsync("/manage/kirklees-council/releases");
        await page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = applicant }).ClickAsync();
        await person.Sees("Back in February for the budget");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Release, with conditions" }).CheckAsync();
        await person.Press("Continue");
        await page.GetByLabel("Others, one a line").FillAsync("Back in February for the budget");
        await person.Press("Continue");
        await person.Press("Release");
        await person.SeesHeading("Released, with conditions");
    }
}
