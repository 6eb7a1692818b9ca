using System.Net;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Opportunities.Tests.Opportunities;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Applications;

/// <summary>
/// Every endpoint of applications and releases, asked by a visitor, by another organisation's host, admin and releaser, by the
/// party on the other side, and by whom it is for: the last shows that the others weren't refused for another reason.
/// </summary>
public sealed class ForeignerTests
{
    private enum Who
    {
        Sam,
        Chooser,
        Releaser,
    }

    private sealed record Endpoint(HttpMethod Method, string Path, Who For, object? Body = null);

    private static readonly Endpoint[] Endpoints =
    [
        new(HttpMethod.Get, "/api/applications/{application}", Who.Sam),
        new(HttpMethod.Put, "/api/applications/{application}", Who.Sam, new ApplicationAnswers()),
        new(HttpMethod.Post, "/api/applications/{application}/submit", Who.Sam, new SubmitApplicationRequest()),
        new(HttpMethod.Post, "/api/applications/{application}/accept", Who.Sam),
        new(HttpMethod.Post, "/api/applications/{application}/decline", Who.Sam, new DeclineOfferRequest()),
        new(HttpMethod.Post, "/api/applications/{application}/withdraw", Who.Sam, new WithdrawApplicationRequest()),
        new(HttpMethod.Post, "/api/applications/{application}/manager", Who.Sam, new ChangeManagerRequest()),
        new(HttpMethod.Post, "/api/applications/{application}/remind", Who.Sam),
        new(HttpMethod.Get, "/api/applications/{application}/equality", Who.Sam),
        new(HttpMethod.Get, "/api/applications/{application}", Who.Chooser),
        new(HttpMethod.Get, "/api/opportunities/equality?organisation={leeds}", Who.Chooser),
        new(HttpMethod.Post, "/api/applications/{application}/shortlist", Who.Chooser, new ShortlistRequest(new string('x', 5000))),
        new(HttpMethod.Post, "/api/applications/{application}/invite", Who.Chooser, new InviteRequest()),
        new(HttpMethod.Post, "/api/applications/{application}/offer", Who.Chooser, new OfferRequest()),
        new(HttpMethod.Post, "/api/applications/{application}/not-select", Who.Chooser, new NotSelectRequest()),
        new(HttpMethod.Post, "/api/applications/{application}/note", Who.Chooser, new NoteRequest()),
        new(HttpMethod.Get, "/api/opportunities/{opportunity}/applications", Who.Chooser),
        new(HttpMethod.Get, "/api/opportunities/{opportunity}/stages", Who.Chooser),
        new(HttpMethod.Post, "/api/opportunities/{opportunity}/applications/not-select", Who.Chooser, new NotSelectRequest()),
        new(HttpMethod.Get, "/api/releases/{release}", Who.Releaser),
        new(HttpMethod.Post, "/api/releases/{release}/grant", Who.Releaser, new GrantReleaseRequest(Conditions: [new string('x', 5000)])),
        new(HttpMethod.Post, "/api/releases/{release}/defer", Who.Releaser, new DeferReleaseRequest()),
        new(HttpMethod.Post, "/api/releases/{release}/refuse", Who.Releaser, new RefuseReleaseRequest()),
        new(HttpMethod.Post, "/api/releases/{release}/confirm-manager", Who.Releaser, new ConfirmManagerRequest(Email: "nobody")),
        new(HttpMethod.Get, "/api/releases?organisation={kirklees}", Who.Releaser),
    ];

    [Fact]
    public async Task EveryEndpoint_ForeignersGetNothing_WhomItIsForGetsAnAnswer()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var post = await hiring.Live();
        var application = await hiring.Submitted(post, hiring.Sam);
        var release = await hiring.Release(hiring.Sam, application.Id);
        var releaseRef = (await Desk.Read<ReleaseAnswer>(await hiring.Releaser.GetAsync($"/api/releases/{release}"))).Ref;

        foreach (var endpoint in Endpoints)
        {
            foreach (var byRef in (bool[])[false, true])
            {
                var path = endpoint.Path
                    .Replace("{application}", byRef ? application.Ref : application.Id.ToString(), StringComparison.Ordinal)
                    .Replace("{opportunity}", byRef ? post.Ref : post.Id.ToString(), StringComparison.Ordinal)
                    .Replace("{release}", byRef ? releaseRef : release.ToString(), StringComparison.Ordinal)
                    .Replace("{leeds}", hiring.Leeds.Id.ToString(), StringComparison.Ordinal)
                    .Replace("{kirklees}", hiring.Kirklees.Id.ToString(), StringComparison.Ordinal);
                var clients = new Dictionary<Who, HttpClient> { [Who.Sam] = hiring.Sam, [Who.Chooser] = hiring.Chooser, [Who.Releaser] = hiring.Releaser };
                var twoReaders = endpoint.Method == HttpMethod.Get && endpoint.Path == "/api/applications/{application}";

                await Answers(HttpStatusCode.Unauthorized, hiring.Visitor);
                await Answers(HttpStatusCode.NotFound, hiring.Stranger);
                foreach (var other in clients.Where(c => c.Key != endpoint.For && !(twoReaders && c.Key is Who.Sam or Who.Chooser)))
                    await Refuses(other.Value);
                await Serves(clients[endpoint.For]);

                async Task Answers(HttpStatusCode status, HttpClient who) => Assert.True(
                    (await Ask(who)).StatusCode == status, $"{endpoint.Method} {path} answered {(await Ask(who)).StatusCode}, not {status}");

                // A colleague of the right organisation without the role is told so; who has nothing to do with it isn't told that it exists.
                async Task Refuses(HttpClient who) => Assert.True(
                    (await Ask(who)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{endpoint.Method} {path} answered {(await Ask(who)).StatusCode}");

                async Task Serves(HttpClient who)
                {
                    var answer = await Ask(who);
                    Assert.True(
                        answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity,
                        $"{endpoint.Method} {path} by {endpoint.For} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                }

                Task<HttpResponseMessage> Ask(HttpClient who) =>
                    endpoint.Method == HttpMethod.Get ? who.GetAsync(path)
                    : endpoint.Method == HttpMethod.Put ? Desk.Put(who, path, endpoint.Body!, "*")
                    : Desk.Post(who, path, endpoint.Body);
            }
        }
    }

    [Fact]
    public async Task Draft_IsItsWritersAlone()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var draft = await hiring.Draft(await hiring.Live(), hiring.Sam);

        Assert.Equal("application.not_found", await Desk.Refused(await hiring.Chooser.GetAsync($"/api/applications/{draft.Id}"), HttpStatusCode.NotFound));
        Assert.Equal(draft.Id, (await hiring.Read(hiring.Sam, draft.Id)).Id);
    }

    [Fact]
    public async Task Start_InTheNameOfAnotherOrganisation_IsNotFound()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var post = await hiring.Live();
        await hiring.Draft(post, hiring.Stranger);

        var path = $"/api/opportunities/{post.Id}/applications";
        Assert.Equal("organisation.not_found", await Desk.Refused(
            await Desk.Post(hiring.Sam, path, new StartApplicationRequest(hiring.Elsewhere.Id)), HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Desk.Post(hiring.Visitor, path, new StartApplicationRequest())).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Desk.Post(hiring.Sam, path, new StartApplicationRequest(hiring.Kirklees.Id))).StatusCode);
    }

    [Fact]
    public async Task Eligibility_SaysWhyNot_ToThoseWhoMaySeeThePost()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var post = await hiring.Live();

        var path = $"/api/opportunities/{post.Id}/eligibility";
        Assert.True((await Desk.Read<EligibilityAnswer>(await hiring.Sam.GetAsync(path))).CanApply);
        var own = await Desk.Read<EligibilityAnswer>(await hiring.Chooser.GetAsync(path));
        Assert.Equal((false, ConditionMet.NotMet), (own.CanApply, own.Conditions.Single(c => c.Condition == "employer").Met));
        Assert.Equal(HttpStatusCode.Unauthorized, (await hiring.Visitor.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hiring.Sam.GetAsync($"{path}?home={hiring.Elsewhere.Id}")).StatusCode);
    }

    [Fact]
    public async Task MyApplications_AreMine()
    {
        await using var hiring = await Hiring.Open(Topology.SqliteMemory);
        var draft = await hiring.Draft(await hiring.Live(), hiring.Sam);

        Assert.Equal(HttpStatusCode.Unauthorized, (await hiring.Visitor.GetAsync("/api/applications")).StatusCode);
        foreach (var other in (HttpClient[])[hiring.Stranger, hiring.Chooser, hiring.Releaser])
            Assert.DoesNotContain(draft.Id.ToString(), await other.GetStringAsync("/api/applications"));
        Assert.Contains(draft.Id.ToString(), await hiring.Sam.GetStringAsync("/api/applications"));
    }
}
