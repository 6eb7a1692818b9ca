using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>
/// What the exchange is for, once through: an opportunity is posted and published, found by a stranger, applied for, its
/// applicant released by their line manager and HR, chosen, and the place filled. Everybody has a browser of their own.
/// </summary>
internal static class MainJob
{
    private const string Manager = "Dana Hughes";
    private const string ManagerEmail = "dana.hughes@kirklees.example";

    /// <param name="between">Done between its parts, while everybody's browser stays as it is.</param>
    public static async Task Fill(RunningDemo demo, IBrowser browser, int width, bool scripts, string word, Func<Task>? between = null)
    {
        var title = $"Winter planning for {word} House";
        var screen = new Screen(width, width < 640 ? Screen.Phone.Height : Screen.Desk.Height, scripts);
        await using var people = new Cast(browser, demo.Url, screen);
        between ??= () => Task.CompletedTask;

        var host = await HostPages.SignIn(await people.Add(), demo, "Jo Bell");
        await host.LetAnotherPublish();
        var post = await host.Post(title);
        var other = await HostPages.SignIn(await people.Add(), demo, "Amir Shah");
        await other.Publish(title);
        await between();

        var sam = await people.Add();
        var seeker = new VisitorPages(sam);
        await seeker.Find(title);
        await between();
        var applicant = new ApplicantPages(sam);
        await applicant.SignInToSee(demo, "Sam Okafor");
        var application = await applicant.Apply(Manager, ManagerEmail);
        await between();

        await ReleasePages.AnswerByLink(await people.Add(), ManagerEmail, Manager, "Sam Okafor", title);
        await ReleasePages.Confirm(await people.Add(), demo, "Helen Marsh", "Sam Okafor", title);
        await between();

        await host.Offer(post, "Sam Okafor");
        await between();
        await applicant.AcceptOffer(application);

        await host.SeesItFilled(post);
        await new VisitorPages(await people.Add()).FindsItNoMore(title);
        await OperatorPages.VerifyAudit(await people.Add(), demo);
        people.SawNothingWrong();
    }
}
