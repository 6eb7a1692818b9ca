using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>
/// What the exchange is for, once through: an opportunity is posted and published, found by a stranger, applied for, its
/// applicant released by their line manager and HR, chosen, and the place filled. Everybody has a browser of their own.
/// </summary>
public sealed class MainJobTests(DemoExchange exchange, Chromium chromium)
{
    private const string Manager = "Dana Hughes";
    private const string ManagerEmail = "dana.hughes@kirklees.example";

    [Theory]
    [InlineData(375, true, "Osprey")]
    [InlineData(375, false, "Kestrel")]
    [InlineData(1280, true, "Merlin")]
    [InlineData(1280, false, "Harrier")]
    public async Task Opportunity_PostedFoundAppliedForReleasedAndOffered_IsFilled(int width, bool scripts, string word)
    {
        var demo = await exchange.Get();
        var title = $"Winter planning for {word} House";
        var screen = new Screen(width, width < 640 ? Screen.Phone.Height : Screen.Desk.Height, scripts);
        await using var people = new Cast(await chromium.Browser(), demo.Url, screen);

        var host = await HostPages.SignIn(await people.Add(), demo, "Jo Bell");
        await host.LetAnotherPublish();
        var post = await host.Post(title);
        var other = await HostPages.SignIn(await people.Add(), demo, "Amir Shah");
        await other.Publish(title);

        var sam = await people.Add();
        var seeker = new VisitorPages(sam);
        await seeker.Find(title);
        var applicant = new ApplicantPages(sam);
        await applicant.SignInToSee(demo, "Sam Okafor");
        var application = await applicant.Apply(Manager, ManagerEmail);

        await ReleasePages.AnswerByLink(await people.Add(), ManagerEmail, Manager, "Sam Okafor", title);
        await ReleasePages.Confirm(await people.Add(), demo, "Helen Marsh", "Sam Okafor", title);

        await host.Offer(post, "Sam Okafor");
        await applicant.AcceptOffer(application);

        await host.SeesItFilled(post);
        await new VisitorPages(await people.Add()).FindsItNoMore(title);
        await OperatorPages.VerifyAudit(await people.Add(), demo);
        people.SawNothingWrong();
    }
}
