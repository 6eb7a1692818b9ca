using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>Somebody says on the telephone that a letter never came: the operator finds it and sends it again.</summary>
public sealed class LettersTests(DemoExchange exchange, Chromium chromium)
{
    [Fact]
    public async Task Letter_FoundByPartOfItsAddress_IsSentAgainAndStandsInTheAudit()
    {
        var demo = await exchange.Get();
        await using var olu = await Person.At(await chromium.Browser(), demo.Url, Screen.Desk);
        const string found = "/operator/mail?to=AMIR.&State=written";
        await olu.Page.GotoAsync("/operator");
        await olu.SignInHere(demo.Operator.Email, demo.Operator.Password);
        await olu.Page.GotoAsync(found);
        var letters = olu.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 3 });
        var before = await letters.CountAsync();
        var subject = await letters.Last.InnerTextAsync();

        await letters.Last.GetByRole(AriaRole.Link).ClickAsync();
        await olu.Press("Send again");
        await olu.Sees("It is sent again");

        await olu.Page.GotoAsync(found);
        await Assertions.Expect(letters.Filter(new() { HasText = subject }).First).ToBeVisibleAsync();
        Assert.True(await letters.CountAsync() > before, $"{before} before, {await letters.CountAsync()} after");
        await olu.Page.GotoAsync("/operator/audit?service=identity&what=mail.send_again");
        await olu.Sees("mail.send_again");
        olu.SawNothingWrong();
    }
}
