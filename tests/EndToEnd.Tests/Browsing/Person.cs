using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Secondments.EndToEnd.Tests.Browsing;

/// <summary>
/// Somebody with a browser of their own, and what was wrong with the pages that they saw: an error in the console (which is
/// how a refusal by the Content-Security-Policy shows), a script that broke, a request to anybody else.
/// </summary>
public sealed class Person : IAsyncDisposable
{
    // Pages are quick; the machine may not be.
    private const float Bound = 30_000;

    private readonly ConcurrentQueue<string> _wrong = [];
    private readonly IBrowserContext _context;

    private Person(IBrowserContext context, IPage page, string url)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // That a page answered 404 is said in the console too; the tests look at statuses themselves.
            if (message.Type is "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _wrong.Enqueue($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _wrong.Enqueue($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(url, StringComparison.Ordinal)) _wrong.Enqueue($"{page.Url} asks for {request.Url}");
        };
    }

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    public static async Task<Person> At(IBrowser browser, string url, Screen screen)
    {
        var context = await browser.NewContextAsync(screen.Options(url));
        context.SetDefaultTimeout(Bound);
        return new Person(context, await context.NewPageAsync(), url);
    }

    /// <summary>Fails when anything was wrong with a page since the last time.</summary>
    public void SawNothingWrong()
    {
        var seen = _wrong.ToArray();
        _wrong.Clear();
        Assert.True(seen.Length == 0, string.Join('\n', seen));
    }

    /// <summary>Signs in by the page, and lands on what needs one now.</summary>
    public async Task SignIn(string email, string password)
    {
        await Page.GotoAsync("/home");
        await SignInHere(email, password);
        await Assertions.Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/home$"));
    }

    /// <summary>Fills in the sign-in page that is open.</summary>
    public async Task SignInHere(string email, string password)
    {
        await Page.GetByLabel("E-mail address").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    /// <summary>Presses a button of the page itself, by its name.</summary>
    public Task Press(string button) => Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Follows a link of the page itself, by its name. What looks like a button and leads somewhere counts.</summary>
    public Task Follow(string link) => Main.GetByRole(AriaRole.Link, new() { Name = link, Exact = true })
        .Or(Main.Locator("a[role=button]").Filter(new() { HasText = link })).First.ClickAsync();

    /// <summary>Waits until the page says so.</summary>
    public Task Sees(string text) => Assertions.Expect(Main.GetByText(text).First).ToBeVisibleAsync();

    public Task SeesHeading(string text) => Assertions.Expect(Main.GetByRole(AriaRole.Heading, new() { Name = text })).ToBeVisibleAsync();

    /// <summary>Fills in the three parts of a date.</summary>
    public async Task FillDate(string question, DateOnly date)
    {
        var group = Main.GetByRole(AriaRole.Group, new() { Name = question });
        await group.GetByLabel("Day").FillAsync(date.Day.ToString(CultureInfo.InvariantCulture));
        await group.GetByLabel("Month").FillAsync(date.Month.ToString(CultureInfo.InvariantCulture));
        await group.GetByLabel("Year").FillAsync(date.Year.ToString(CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private ILocator Main => Page.GetByRole(AriaRole.Main);
}
