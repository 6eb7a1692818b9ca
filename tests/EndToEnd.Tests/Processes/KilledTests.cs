using Secondments.Contracts.Opportunities;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.EndToEnd.Tests.Journeys;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>The process dies without warning; whatever it had answered is there when it starts again.</summary>
[Trait("Kind", "Fault")]
public sealed class KilledTests(Chromium chromium)
{
    [Fact]
    public async Task Killed_AfterAnApplicationWasSent_GoesOnWhereItWas()
    {
        var browser = await chromium.Browser();
        await using var demo = await StandaloneDemo.Start();
        var desk = await Journeys.HiringByApi.Posted(demo, "Killed in the middle");
        var sent = await desk.Apply();
        await demo.Process.KillIt();

        await demo.StartAgain();
        Assert.Equal(ApplicationState.Submitted, (await desk.Application(sent)).State);
        // What was to follow from it follows: the manager's mail, the release, the place taken.
        await desk.ManagerSaysYes();
        await desk.ReleaserConfirms(sent);
        await desk.OfferAndAccept(sent);
        Assert.Equal(OpportunityState.Filled, (await desk.Opportunity()).State);

        // Killed again, right after the last answer.
        await demo.Process.KillIt();
        await demo.StartAgain();
        Assert.Equal(ApplicationState.Accepted, (await desk.Application(sent)).State);
        await desk.IsGoneFromSearch();
        await using var person = await Person.At(browser, demo.Url, Screen.Desk);
        await OperatorPages.VerifyAudit(person, demo);
    }
}
