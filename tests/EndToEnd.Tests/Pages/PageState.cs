using Microsoft.Playwright;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>One thing that a page can show, and how somebody comes to see it.</summary>
/// <param name="Name">What is shown, for people.</param>
/// <param name="Route">The page's route, as in its <c>@page</c>.</param>
/// <param name="Open">Opens it; it must leave the page on the route, or on an error page with <paramref name="Status"/>.</param>
public sealed record PageState(string Name, string Route, Actor Actor, Func<IPage, World, Task> Open, int Status = 200)
{
    public const string ErrorRoute = "/problem/{status:int}";

    /// <summary>A page that an address alone shows.</summary>
    public PageState(string name, string route, Actor actor, string address, int status = 200)
        : this(name, route, actor, (page, _) => page.GotoAsync(address), status)
    {
    }

    /// <summary>A page whose address depends on a record.</summary>
    public PageState(string name, string route, Actor actor, Func<World, string> address, int status = 200)
        : this(name, route, actor, (page, world) => page.GotoAsync(address(world)), status)
    {
    }

    /// <summary>A page whose form was sent as it was opened, with nothing in it.</summary>
    public static PageState Unanswered(string name, string route, Actor actor, Func<World, string> address, string button) =>
        new(name, route, actor, async (page, world) =>
        {
            await page.GotoAsync(address(world));
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" })).ToBeVisibleAsync();
        });
}
