using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>A visitor finds something wrong with a post: the operator hears of it and answers, once.</summary>
public sealed class ReportingTests(DemoExchange exchange, Chromium chromium)
{
    [Theory]
    [InlineData(375, false)]
    [InlineData(1280, true)]
    public async Task Post_ReportedByAVisitor_IsTakenDownAndItsHostReadsWhy(int width, bool scripts)
    {
        var demo = await exchange.Get();
        var title = $"A post that asks for a fee, seen at {width}";
        var post = await HiringByApi.Posted(demo, title);
        await using var people = new Cast(await chromium.Browser(), demo.Url, new Screen(width, 800, scripts));

        var visitor = await people.Add();
        await visitor.Page.GotoAsync($"/opportunities/{post.Ref}/report");
        await visitor.Page.GetByLabel("It asks people for money").CheckAsync();
        await visitor.Page.GetByLabel("More about it").FillAsync("A fee before the interview.");
        await visitor.Press("Send report");
        await visitor.Sees("The operator of the exchange looks at your report");

        var olu = await people.Add();
        await olu.Page.GotoAsync("/operator");
        await olu.SignInHere(demo.Operator.Email, demo.Operator.Password);
        await olu.Page.GotoAsync("/operator/reports");
        await olu.Follow(title);
        await olu.Sees("A fee before the interview.");
        var other = await olu.Context.NewPageAsync();
        await other.GotoAsync($"/operator/reports/{post.Ref}/dismiss");
        await olu.Follow("Take it down");
        await olu.Page.GetByLabel("Why is it taken down?").FillAsync("The exchange is free: nobody may ask applicants for money.");
        await olu.Press("Take it down");
        await olu.Sees("It is taken down. Leeds City Council is told why");

        // Who had the other answer open in another tab is told what was answered, and loses nothing that was typed.
        await other.GetByLabel("Why is nothing wrong").FillAsync("They mean a deposit.");
        await other.GetByRole(Microsoft.Playwright.AriaRole.Main).GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Leave it as it is" }).ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(other.GetByText("You took it down on")).ToBeVisibleAsync();
        await Microsoft.Playwright.Assertions.Expect(other.GetByText("They mean a deposit.")).ToBeVisibleAsync();

        await new VisitorPages(visitor).FindsItNoMore(title);
        var host = await people.Add();
        await host.SignIn(demo.Person("Jo Bell").Email, demo.Person("Jo Bell").Password);
        await host.Page.GotoAsync($"/manage/leeds-city-council/opportunities/{post.Ref}");
        await host.Sees("The exchange is free: nobody may ask applicants for money.");
        people.SawNothingWrong();
    }
}
