using Microsoft.Playwright;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>A person's own profile, part by part.</summary>
internal static partial class PageStates
{
    private static IEnumerable<PageState> ProfileParts() =>
    [
        new("Your skills, of the profile", "/profile/skills", Actor.Staff, "/profile/skills"),
        new("Your skills, none", "/profile/skills", Actor.Newcomer, "/profile/skills"),
        new("Add a skill", "/profile/skills/{number}", Actor.Staff, "/profile/skills/new"),
        new("Add a skill, suggestions", "/profile/skills/{number}", Actor.Staff, async (page, _) =>
        {
            await page.GotoAsync("/profile/skills/new");
            await page.GetByLabel("Skill", new() { Exact = true }).PressSequentiallyAsync("data model");
            await SuggestionsShow(page);
        }),
        PageState.Unanswered("Add a skill, empty", "/profile/skills/{number}", Actor.Staff, _ => "/profile/skills/new", "Save"),
        new("Change a skill", "/profile/skills/{number}", Actor.Staff, "/profile/skills/1"),
        new("Your work", "/profile/work", Actor.Staff, "/profile/work"),
        new("Add a post", "/profile/work/{number}", Actor.Staff, "/profile/work/new"),
        PageState.Unanswered("Add a post, empty", "/profile/work/{number}", Actor.Staff, _ => "/profile/work/new", "Save"),
        new("Your grade", "/profile/grade", Actor.Staff, "/profile/grade"),
        new("Your grade, in another's words", "/profile/grade", Actor.Staff, "/profile/grade?words=nhs"),
        PageState.Unanswered("Your grade, none chosen", "/profile/grade", Actor.Newcomer, _ => "/profile/grade", "Save"),
        new("What you would like", "/profile/preferences", Actor.Staff, "/profile/preferences"),
        new("Adjustments", "/profile/adjustments", Actor.Staff, "/profile/adjustments"),
        new("Adjustments, changed meanwhile", "/profile/adjustments", Actor.Newcomer, ChangedMeanwhile),
    ];

    private static IEnumerable<PageState> MyData() =>
    [
        new("Your data", "/my-data", Actor.Staff, "/my-data"),
        new("Your data, asked to join", "/my-data", Actor.Asker, "/my-data"),
        new("Your data, somebody new", "/my-data", Actor.Newcomer, "/my-data"),
        new("Erase your data", "/my-data/erase", Actor.Staff, "/my-data/erase"),
        new("Erase your data, an admin", "/my-data/erase", Actor.Host, "/my-data/erase"),
        PageState.Unanswered("Erase your data, no address", "/my-data/erase", Actor.Newcomer, _ => "/my-data/erase", "Erase my data"),
        new("Your data is erased", "/my-data/erased", Actor.Visitor, "/my-data/erased"),
    ];

    /// <summary>Two tabs with the same page: the second to save sees both texts.</summary>
    private static async Task ChangedMeanwhile(IPage page, World world)
    {
        await page.GotoAsync("/profile/adjustments");
        var other = await page.Context.NewPageAsync();
        try
        {
            await other.GotoAsync("/profile/adjustments");
            await other.GetByLabel("What do you need").FillAsync($"Step-free access {Guid.NewGuid():n}");
            await other.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await other.WaitForURLAsync("**/profile");
        }
        finally
        {
            await other.CloseAsync();
        }
        await page.GetByLabel("What do you need").FillAsync("A quiet room");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("You changed this at")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("What is saved, changed at")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("What do you need")).ToHaveValueAsync("A quiet room");
    }
}
