using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>What the browser gets, keeps and may do.</summary>
public sealed partial class BrowserTests(DemoExchange exchange, Chromium chromium)
{
    private const int MostBytes = 80 * 1024;

    [Fact]
    public async Task Print_OfAPageWithFoldedParts_UnfoldsThemAndFoldsThemAgain()
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Phone);
        await person.Page.GotoAsync("/opportunities");
        // One more, which stood open before.
        await person.Page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<details open><summary>Open before</summary>text</details>')");
        var before = await Open();
        Assert.Contains(false, before);

        await person.Page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");
        Assert.DoesNotContain(false, await Open());
        await person.Page.EvaluateAsync("() => window.dispatchEvent(new Event('afterprint'))");

        Assert.Equal(before, await Open());
        person.SawNothingWrong();

        Task<bool[]> Open() => person.Page.EvaluateAsync<bool[]>("() => [...document.querySelectorAll('details')].map((details) => details.open)");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/opportunities?q=data")]
    [InlineData("/opportunities/{first}")]
    public async Task FirstView_OfAVisitor_IsSmall(string address)
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Phone);
        if (address.Contains("{first}", StringComparison.Ordinal)) address = await FirstOpportunity(person.Page);
        // A new context has nothing cached: everything counts, headers too.
        await using var fresh = await Person.At(await chromium.Browser(), demo.Url, Screen.Phone);
        var answers = new List<IResponse>();
        fresh.Page.Response += (_, answer) => answers.Add(answer);

        await fresh.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        var sizes = await Task.WhenAll(answers.Select(async a => (a.Url, Size: await SizeOf(a))));
        Assert.True(sizes.Sum(s => s.Size) <= MostBytes, string.Join('\n', sizes.Select(s => $"{s.Size} {s.Url}")));
        Assert.All(answers, a => Assert.True(a.Ok, $"{a.Status} {a.Url}"));
    }

    [Fact]
    public async Task Search_OpportunityAndSignIn_CanBeDoneByKeyboardAlone()
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        var page = person.Page;
        await page.GotoAsync("/");

        // The first stop leads past what stands on every page.
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", await Focused(page));
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, "What would you like to do?");
        await page.Keyboard.TypeAsync("data");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/opportunities?**");

        var first = await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 2 }).GetByRole(AriaRole.Link).First.InnerTextAsync();
        await TabTo(page, first);
        Assert.NotEqual("none", await page.EvaluateAsync<string>("() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' ? 'seen' : 'none'; }"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/opportunities/*");
        await TabTo(page, "Sign in to see if you can apply");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sign-in?**");
        await TabTo(page, "E-mail address");
        await page.Keyboard.TypeAsync(demo.Person("Tom Ashworth").Email);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(demo.Person("Tom Ashworth").Password);
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/opportunities/*");
        await person.Sees(first);
        person.SawNothingWrong();
    }

    [Theory]
    [InlineData("/opportunities?organisation=leeds-city-council")]
    [InlineData("/opportunities?organisation=leeds-city-council&q=zzyzx")]
    public async Task Search_OfOneOrganisation_NamesItAsPeopleDo(string address)
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Phone);

        await person.Page.GotoAsync(address);

        await Assertions.Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Remove filter Leeds City Council" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Suggestions_ByKeyboard_FillTheFieldAndNothingIsSentBefore()
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        var page = person.Page;
        await page.GotoAsync("/");
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "What would you like to do?" });

        await field.PressSequentiallyAsync("data");
        var first = page.Locator(".sx-suggest li").First;
        await Assertions.Expect(first).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        var suggested = await first.GetAttributeAsync("data-text");
        Assert.Equal(await first.GetAttributeAsync("id"), await field.GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(field).ToHaveValueAsync(suggested!);
        await Assertions.Expect(page.Locator(".sx-suggest li")).ToHaveCountAsync(0);
        Assert.EndsWith("/", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/opportunities?**");
        person.SawNothingWrong();
    }

    [Fact]
    public async Task Suggestions_WhileSomebodyChooses_StayAsTheyAre()
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        var page = person.Page;
        await page.GotoAsync("/");
        var asked = new TaskCompletionSource();
        var dropped = new TaskCompletionSource();
        await page.RouteAsync(address => address.EndsWith("=data", StringComparison.Ordinal), _ => asked.TrySetResult());
        page.RequestFailed += (_, _) => dropped.TrySetResult();
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "What would you like to do?" });
        await field.PressSequentiallyAsync("dat");
        var first = page.Locator(".sx-suggest li").First;
        await Assertions.Expect(first).ToBeVisibleAsync();
        await field.PressSequentiallyAsync("a");
        await asked.Task.WaitAsync(Eventually.Bound);

        await page.Keyboard.PressAsync("ArrowDown");

        await dropped.Task.WaitAsync(Eventually.Bound);
        await Assertions.Expect(first).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Fact]
    public async Task Suggestions_Escape_ClosesThemAndKeepsWhatIsTyped()
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Phone);
        var page = person.Page;
        await page.GotoAsync("/opportunities");
        var field = page.GetByLabel("Search for");

        await field.PressSequentiallyAsync("data");
        await Assertions.Expect(page.Locator(".sx-suggest li").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator(".sx-suggest li")).ToHaveCountAsync(0);
        await Assertions.Expect(field).ToHaveValueAsync("data");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task SkillLookedUp_WithoutScript_CanBeChosenAndIsSaved()
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Phone.WithoutScripts);
        await person.SignIn(demo.Person("Tom Ashworth").Email, demo.Person("Tom Ashworth").Password);
        var page = person.Page;
        await page.GotoAsync("/profile/skills/new");
        await page.GetByLabel("Skill", new() { Exact = true }).FillAsync("data visual");
        await page.GetByLabel("Where did you use it?").FillAsync("A dashboard of repairs.");
        await person.Press("Look up the skill’s usual name");

        await Assertions.Expect(page.GetByLabel("Where did you use it?")).ToHaveValueAsync("A dashboard of repairs.");
        await page.GetByLabel("Data visualisation", new() { Exact = true }).CheckAsync();
        await person.Press("Save");

        await person.Sees("Data visualisation");
        Assert.EndsWith("/profile", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedIn_TheBrowserHoldsCookiesOnlyForTheServer_AndNoToken()
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        await person.SignIn(demo.Person("Tom Ashworth").Email, demo.Person("Tom Ashworth").Password);

        var cookies = await person.Context.CookiesAsync();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, c =>
        {
            Assert.True(c.HttpOnly, $"{c.Name} can be read by scripts");
            Assert.NotEqual(SameSiteAttribute.None, c.SameSite);
            Assert.DoesNotMatch(Token(), c.Value);
        });
        foreach (var address in new[] { "/home", "/profile", "/account/security", "/manage/kirklees-council" })
        {
            await person.Page.GotoAsync(address);
            Assert.DoesNotMatch(Token(), await person.Page.ContentAsync());
        }
        Assert.Equal("[{},{}]", await person.Page.EvaluateAsync<string>("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"));
    }

    [Fact]
    public async Task SignedOut_ThePagesOfBefore_AreNotShownAgain()
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        await person.SignIn(demo.Person("Daniel Wu").Email, demo.Person("Daniel Wu").Password);
        await person.Page.GotoAsync("/profile");
        await person.SeesHeading("Your profile");

        await person.Page.GetByText("Your account").ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();

        await person.Page.GoBackAsync();
        await Assertions.Expect(person.Page.GetByText(demo.Person("Daniel Wu").Email)).ToHaveCountAsync(0);
        await person.Page.GotoAsync("/profile");
        await person.SeesHeading("Sign in");
    }

    /// <summary>A script or a style that somebody wrote into a page wouldn't run: the policy that says so is on every page.</summary>
    [Fact]
    public async Task Page_WithAScriptWrittenIntoIt_DoesNotRunIt()
    {
        var demo = await exchange.Get();
        await using var person = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        await person.Page.RouteAsync("**/help", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("</main>", "<script>window.wasRun = true</script></main>", StringComparison.Ordinal) });
        });

        await person.Page.GotoAsync("/help");

        Assert.False(await person.Page.EvaluateAsync<bool>("() => window.wasRun === true"));
        // And the check of every page sees it.
        Assert.Contains("Content Security Policy", Assert.ThrowsAny<Exception>(person.SawNothingWrong).Message, StringComparison.Ordinal);
    }

    private static async Task<string> FirstOpportunity(IPage page)
    {
        await page.GotoAsync("/opportunities");
        return (await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 2 }).GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!;
    }

    private static async Task<int> SizeOf(IResponse answer)
    {
        var sizes = await answer.Request.SizesAsync();
        return sizes.ResponseHeadersSize + sizes.ResponseBodySize;
    }

    private static async Task TabTo(IPage page, string name)
    {
        for (var stops = 0; stops < 120; stops++)
        {
            if (await Focused(page) == name) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"120 stops, and none is «{name}» on {page.Url}");
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("""
        () => {
          const e = document.activeElement;
          return (e.labels?.[0]?.innerText ?? e.innerText ?? "").trim();
        }
        """);

    // A JSON Web Token, or anything that calls itself a bearer's.
    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{10,}\.|[Bb]earer\s+\S{20,}|access_token|refresh_token|id_token")]
    private static partial Regex Token();
}
