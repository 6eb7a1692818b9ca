using System.Net;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Opportunities.Tests.Applications;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Releases;

public sealed class ReleaseLinkServiceTests
{
    [Fact]
    public async Task ALink_OpenedByMailScanners_IsGoodUntilAnswered()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory, managerDecides: true);
        var application = await hiring.Submitted(await hiring.Live(), hiring.Sam);
        var token = await hiring.Token();
        foreach (var _ in Enumerable.Range(0, 3)) Assert.Equal(ReleaseLinkState.Open, (await View(hiring, token)).State);
        var answer = new ManagerAnswerRequest(token, ManagerAnswer.Yes, CoverNeeded: false, AnsweredBy: "Alex Hill");

        var taken = await Desk.Read<ManagerAnswerTaken>(await Desk.Post(hiring.Visitor, "/api/release-links/answer", answer, key: "once"));
        var again = await Desk.Read<ManagerAnswerTaken>(await Desk.Post(hiring.Visitor, "/api/release-links/answer", answer, key: "once"));

        Assert.Equal(ReleaseState.Granted, taken.State);
        Assert.Equal(taken, again);
        Assert.Equal("release_link.answered", await Desk.Refused(await Desk.Post(hiring.Visitor, "/api/release-links/answer", answer), HttpStatusCode.Gone));
        var after = await View(hiring, token);
        Assert.Equal((ReleaseLinkState.Answered, null), (after.State, after.Facts));
        await hiring.Await(hiring.Sam, application.Id, a => a.Mine!.Release?.State is ReleaseState.Granted, "granted");
    }

    [Fact]
    public async Task AnotherSecret_OpensNothing_TheRightOneDoes()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        await hiring.Submitted(await hiring.Live(), hiring.Sam);
        var token = await hiring.Token();
        var forged = token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");

        foreach (var wrong in (string?[])[forged, "", null, "x", new string('a', 5000), token[..22] + "."])
        {
            await Desk.Refused(await Desk.Post(hiring.Visitor, "/api/release-links/view", new ReleaseLinkRequest(wrong)), HttpStatusCode.NotFound);
            await Desk.Refused(await Desk.Post(hiring.Visitor, "/api/release-links/answer", new ManagerAnswerRequest(wrong, ManagerAnswer.No)), HttpStatusCode.NotFound);
            await Hiring.Done(await Desk.Post(hiring.Visitor, "/api/release-links/renew", new ReleaseLinkRequest(wrong)));
        }
        Assert.Equal(ReleaseLinkState.Open, (await View(hiring, token)).State);
    }

    [Fact]
    public async Task AManagersAddressOutsideHome_GetsNothingUntilAReleaserSaysSo()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var application = await hiring.Submitted(await hiring.Live(), hiring.Sam, manager: "alex@private.example");
        var release = await hiring.Release(hiring.Sam, application.Id);
        await hiring.Mail("hr@kirklees.example", "A release waits for you");
        Assert.Empty(hiring.Host.Get<Hosting.Mails.MailFolder>().List(10, "alex@private.example"));

        await Hiring.Done(await Desk.Post(hiring.Releaser, $"/api/releases/{release}/confirm-manager", new ConfirmManagerRequest()));

        Assert.Equal(ReleaseLinkState.Open, (await View(hiring, await hiring.Token("alex@private.example"))).State);
    }

    [Fact]
    public async Task NamingAnotherManager_EndsTheFirstLink()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var application = await hiring.Submitted(await hiring.Live(), hiring.Sam);
        var first = await hiring.Token();

        await Hiring.Done(await Desk.Post(hiring.Sam, $"/api/applications/{application.Id}/manager", new ChangeManagerRequest("Kim Lee", "kim@kirklees.example")));

        var ended = await View(hiring, first);
        Assert.Equal((ReleaseLinkState.Ended, false), (ended.State, ended.CanRenew));
        Assert.Equal(ReleaseLinkState.Open, (await View(hiring, await hiring.Token("kim@kirklees.example"))).State);
    }

    [Fact]
    public async Task Silence_GoesToHomesReleasers_AndThenEnds()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var application = await hiring.Submitted(await hiring.Live(), hiring.Sam);
        var token = await hiring.Token();
        await hiring.Release(hiring.Sam, application.Id);

        hiring.Host.Clock.Advance(TimeSpan.FromDays(18));
        await hiring.Mail("sam@kirklees.example", "No answer from your manager yet");
        var late = await View(hiring, token);
        Assert.Equal(ReleaseLinkState.Ended, late.State);

        hiring.Host.Clock.Advance(TimeSpan.FromDays(12));
        await Eventually.Holds(async () => (await View(hiring, token)).State is ReleaseLinkState.NothingToDecide, "ended without an answer");
        await hiring.Mail("sam@kirklees.example", "Your release: there is an answer");
    }

    private static async Task<ReleaseLinkView> View(Hiring hiring, string token) =>
        await Desk.Read<ReleaseLinkView>(await Desk.Post(hiring.Visitor, "/api/release-links/view", new ReleaseLinkRequest(token)));
}
