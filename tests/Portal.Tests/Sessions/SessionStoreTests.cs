using Secondments.Hosting.Secrets;
using Secondments.Portal.Sessions;
using Secondments.Testing.Hosts;

namespace Secondments.Portal.Tests.Sessions;

public sealed class SessionStoreTests
{
    private static readonly CancellationToken Never = TestContext.Current.CancellationToken;

    private static SessionContent Content(string subject = "someone") =>
        new("https://issuer.example", subject, "Sam Okafor", "sam@example.org", "id", "access", DateTimeOffset.UtcNow.AddMinutes(10), "refresh");

    private static Task<ServiceHost> Start() => ServiceHost.Start(Topology.SqliteMemory, new PortalModule());

    [Fact]
    public async Task Find_OfAStartedSession_IsWhatWasStarted()
    {
        await using var host = await Start();
        var sessions = host.Get<SessionStore>();

        var id = await sessions.Start(Content(), Never);

        Assert.Equal(Content().Subject, (await sessions.Find(id, Never))!.Content.Subject);
        Assert.Null(await sessions.Find(id + "x", Never));
    }

    [Fact]
    public async Task Find_AfterTwoIdleHours_IsNothing()
    {
        await using var host = await Start();
        var sessions = host.Get<SessionStore>();
        var id = await sessions.Start(Content(), Never);

        host.Clock.Advance(SessionStore.Idle - TimeSpan.FromMinutes(5));
        Assert.NotNull(await sessions.Find(id, Never));
        host.Clock.Advance(SessionStore.Idle - TimeSpan.FromMinutes(5));
        Assert.NotNull(await sessions.Find(id, Never));
        host.Clock.Advance(SessionStore.Idle + TimeSpan.FromMinutes(1));
        Assert.Null(await sessions.Find(id, Never));
    }

    [Fact]
    public async Task Find_AfterTwelveBusyHours_IsNothing()
    {
        await using var host = await Start();
        var sessions = host.Get<SessionStore>();
        var id = await sessions.Start(Content(), Never);

        for (var hour = 0; hour < 11; hour++)
        {
            host.Clock.Advance(TimeSpan.FromHours(1));
            Assert.NotNull(await sessions.Find(id, Never));
        }
        host.Clock.Advance(TimeSpan.FromHours(1.1));

        Assert.Null(await sessions.Find(id, Never));
    }

    [Fact]
    public async Task EndThoseOf_APerson_LeavesOthersAndLaterOnes()
    {
        await using var host = await Start();
        var sessions = host.Get<SessionStore>();
        var mine = await sessions.Start(Content("me"), Never);
        var others = await sessions.Start(Content("another"), Never);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var now = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await sessions.Start(Content("me"), Never);

        await sessions.EndThoseOf("me", now, Never);

        Assert.Null(await sessions.Find(mine, Never));
        Assert.NotNull(await sessions.Find(others, Never));
        Assert.NotNull(await sessions.Find(later, Never));
    }

    [Fact]
    public async Task MayRefresh_AskedByManyAtOnce_IsTrueForOne()
    {
        await using var host = await Start();
        var sessions = host.Get<SessionStore>();
        var session = (await sessions.Find(await sessions.Start(Content(), Never), Never))!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sessions.MayRefresh(session.IdHash, Never)));
        Assert.Single(answers, may => may);

        await sessions.Refreshed(session.IdHash, session.Content with { AccessToken = "newer" }, Never);
        Assert.Equal("newer", (await sessions.Reread(session.IdHash, Never))!.Content.AccessToken);
        Assert.True(await sessions.MayRefresh(session.IdHash, Never));
    }

    [Fact]
    public async Task Find_AfterTheKeysWereWithdrawn_IsNothing()
    {
        await using var host = await Start();
        var id = await host.Get<SessionStore>().Start(Content(), Never);

        host.Get<SealingKeys>().MakeNext();
        await host.Restart();
        Assert.NotNull(await host.Get<SessionStore>().Find(id, Never));
        host.Get<SealingKeys>().Replace();
        await host.Restart();

        Assert.Null(await host.Get<SessionStore>().Find(id, Never));
    }

    [Fact]
    public async Task Rows_OfASession_HoldNeitherTheIdNorNamesNorTokens()
    {
        await using var host = await Start();
        var id = await host.Get<SessionStore>().Start(Content() with { AccessToken = "the-access-token" }, Never);

        var files = Directory.GetFiles(host.Data, "portal*", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync(Never);
            Assert.DoesNotContain(id, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("the-access-token", bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("Sam Okafor", bytes, StringComparison.Ordinal);
        }
    }
}
