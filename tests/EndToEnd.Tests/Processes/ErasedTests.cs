using System.Text.Json;
using Microsoft.Playwright;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.EndToEnd.Tests.Journeys;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Processes;

/// <summary>Somebody has their data erased; an old backup that still has them doesn't bring them back.</summary>
[Trait("Kind", "Fault")]
public sealed class ErasedTests(Chromium chromium)
{
    private const string Ledger = "erasures.log";

    [Fact]
    public async Task Erased_ThenAnOlderBackupIsRestored_StaysErased()
    {
        var browser = await chromium.Browser();
        await using var demo = await StandaloneDemo.Start();
        var desk = await HiringByApi.Posted(demo, "Which Sam applied for");
        var sent = await desk.Apply();
        using var backup = new TestFolder();
        await demo.Process.InterruptIt();
        Copy(demo.Data, backup.Path);
        await demo.StartAgain();
        var (email, password) = (demo.Person("Sam Okafor").Email, demo.Person("Sam Okafor").Password);

        await using (var sam = await Person.At(browser, demo.Url, Screen.Phone))
        {
            await sam.SignIn(email, password);
            await sam.Page.GotoAsync("/my-data");
            Assert.Contains("Which Sam applied for", await Downloaded(sam), StringComparison.Ordinal);
            await sam.Follow("See what that means");
            await sam.Sees("Which Sam applied for");
            await sam.Page.GetByLabel("Your e-mail address, to say that you mean it").FillAsync(email);
            await sam.Press("Erase my data");
            await sam.SeesHeading("Your data is erased");
            await sam.Page.GotoAsync("/home");
            await sam.SeesHeading("Sign in");
            sam.SawNothingWrong();
        }
        await IsGone(demo, sent, browser, email, password);

        await demo.Process.InterruptIt();
        Restore(backup.Path, demo.Data);
        await demo.StartAgain();

        await IsGone(demo, sent, browser, email, password);
    }

    private static async Task IsGone(RunningDemo demo, ApplicationId sent, IBrowser browser, string email, string password)
    {
        await using var stranger = await Person.At(browser, demo.Url, Screen.Phone);
        await stranger.Page.GotoAsync("/home");
        await stranger.SignInHere(email, password);
        await stranger.SeesHeading("There is a problem");
        var helen = demo.As("Helen Marsh");
        await Eventually.Holds(async () =>
        {
            var members = await helen.Get<ListOf<MemberAnswer>>($"/api/organisations/{demo.Person("Helen Marsh").OrganisationId}/members?size=100");
            return members.Items.All(m => m.Name != "Sam Okafor" && m.Email != email);
        }, "their organisation knows them no more");
        await Eventually.Holds(async () => await Answers404(() => demo.As("Jo Bell").Get<ApplicationAnswer>($"/api/applications/{sent}")), "the host knows the application no more");
    }

    private static async Task<bool> Answers404(Func<Task> ask)
    {
        try
        {
            await ask();
            return false;
        }
        catch (Exception e) when (e.Message.Contains("404", StringComparison.Ordinal))
        {
            return true;
        }
    }

    private static async Task<string> Downloaded(Person person)
    {
        var download = await person.Page.RunAndWaitForDownloadAsync(() => person.Follow("Download everything"));
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        using var parsed = JsonDocument.Parse(text);
        Assert.Equal("my-data.json", download.SuggestedFilename);
        return text;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not ("lock" or "internal.sock")))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    /// <summary>All of the backup, and the ledger of now: a restore never takes that back.</summary>
    private static void Restore(string backup, string data)
    {
        var ledger = File.ReadAllText(Path.Combine(data, Ledger));
        foreach (var database in Directory.EnumerateFiles(data, "*.db*")) File.Delete(database);
        Copy(backup, data);
        File.WriteAllText(Path.Combine(data, Ledger), ledger);
    }
}
