using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>
/// Each page in each of its states, on a phone and on a desk: accessible, whole, in our words. The pages of one group follow each
/// other in the browsers of their people; the groups go side by side, as many as there are processors.
/// </summary>
public abstract class PagesTests(Browsers browsers, DemoExchange exchange, Chromium chromium, HtmlChecker html)
{
    protected static TheoryData<string> SeenBy(params Actor[] actors) => [.. PageStates.All.Where(s => actors.Contains(s.Actor)).Select(s => s.Name)];

    protected async Task Look(string name)
    {
        var state = PageStates.All.Single(s => s.Name == name);
        var world = await browsers.World(exchange, chromium);
        var person = await browsers.Of(state.Actor, world, chromium);
        var looked = new LookAt(person, state, world);
        await looked.Open(Screen.Phone);
        looked.IsThePage();
        Assert.Empty(await html.WrongWith(await looked.Sent()));
        await looked.IsWhole();
        await looked.IsAccessible();
        await looked.MayBePictured(Screen.Phone);
        await looked.GoOnAt(Screen.Desk);
        await looked.IsWhole();
        await looked.IsAccessible();
        await looked.MayBePictured(Screen.Desk);
        person.SawNothingWrong();
    }
}

public sealed class VisitorsPagesTests(Browsers browsers, DemoExchange exchange, Chromium chromium, HtmlChecker html) : PagesTests(browsers, exchange, chromium, html)
{
    public static TheoryData<string> Names => SeenBy(Actor.Visitor, Actor.Operator);

    [Theory, MemberData(nameof(Names))]
    public Task Page_OnPhoneAndDesk_HasNothingWrong(string name) => Look(name);
}

public sealed class StaffsPagesTests(Browsers browsers, DemoExchange exchange, Chromium chromium, HtmlChecker html) : PagesTests(browsers, exchange, chromium, html)
{
    public static TheoryData<string> Names => SeenBy(Actor.Staff, Actor.Newcomer, Actor.Asker);

    [Theory, MemberData(nameof(Names))]
    public Task Page_OnPhoneAndDesk_HasNothingWrong(string name) => Look(name);
}

public sealed class HostsPagesTests(Browsers browsers, DemoExchange exchange, Chromium chromium, HtmlChecker html) : PagesTests(browsers, exchange, chromium, html)
{
    public static TheoryData<string> Names => SeenBy(Actor.Host, Actor.OnlyHost, Actor.SecondHost, Actor.Applicant, Actor.Returned);

    [Theory, MemberData(nameof(Names))]
    public Task Page_OnPhoneAndDesk_HasNothingWrong(string name) => Look(name);
}

public sealed class ReleasersPagesTests(Browsers browsers, DemoExchange exchange, Chromium chromium, HtmlChecker html) : PagesTests(browsers, exchange, chromium, html)
{
    public static TheoryData<string> Names => SeenBy(Actor.Releaser);

    [Theory, MemberData(nameof(Names))]
    public Task Page_OnPhoneAndDesk_HasNothingWrong(string name) => Look(name);
}
