using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Modules;
using Secondments.Kernel;
using Secondments.Testing.Hosts;
using static Secondments.Organisations.Tests.Api.World;

namespace Secondments.Organisations.Tests.Api;

/// <summary>
/// Who may do what: for every endpoint, a foreign organisation's admin is told that there is nothing, and the right person isn't.
/// The list of endpoints is read from the running service: one without its row here fails.
/// </summary>
public sealed class AuthorityTests(Worlds worlds)
{
    private static readonly object NoBody = new();

    /// <summary>What is sent where, for the own organisation's right caller; what it is about is filled in.</summary>
    private static readonly Row[] Rows =
    [
        new("POST /api/organisations", Who.SignedIn, Form("Somebody's")),
        new("GET /api/organisations", Who.Anyone),
        new("GET /api/organisations/{id}", Who.MemberOfApplied),
        new("POST /api/organisations/{id}/resubmit", Who.Member, Form("Somebody's")),
        new("GET /api/organisations/{id}/policies", Who.Member),
        new("PUT /api/organisations/{id}/policies", Who.Member, new PoliciesRequest(ApprovalPolicy.Author, true)),
        new("GET /api/organisations/{id}/passport", Who.MemberOfApplied),
        new("PUT /api/organisations/{id}/passport", Who.Member, new PassportRequest("Its legal name")),
        new("GET /api/organisations/{id}/units", Who.Member),
        new("POST /api/organisations/{id}/units", Who.Member, new UnitRequest("Housing")),
        new("POST /api/organisations/{id}/units/{unit:guid}/rename", Who.Member, new UnitRequest("Homes")),
        new("POST /api/organisations/{id}/units/{unit:guid}/retire", Who.Member),
        new("POST /api/organisations/{id}/units/{unit:guid}/restore", Who.Member),
        new("GET /api/organisations/{id}/partners", Who.Member),
        new("POST /api/organisations/{id}/partners", Who.Member, new AskPartnerRequest("nobody-of-this-name")),
        new("POST /api/organisations/{id}/partners/{partner}/agree", Who.Member),
        new("POST /api/organisations/{id}/partners/{partner}/decline", Who.Member, new PartnerReasonRequest("No.")),
        new("POST /api/organisations/{id}/partners/{partner}/withdraw", Who.Member),
        new("POST /api/organisations/{id}/partners/{partner}/end", Who.Member, new PartnerReasonRequest("Over.")),
        new("GET /api/organisations/{id}/names", Who.Member),
        new("GET /api/organisations/activity", Who.MemberInQuery),
        new("GET /api/organisations/{id}/sign-in", Who.Member),
        new("PUT /api/organisations/{id}/sign-in", Who.Member, new SignInRequest([])),
        new("GET /api/organisations/{id}/join-requests", Who.Member),
        new("POST /api/organisations/{id}/join-requests", Who.AskerOfDomain),
        new("POST /api/organisations/{id}/join-requests/{person:guid}/admit", Who.Member, NothingThere: true),
        new("POST /api/organisations/{id}/join-requests/{person:guid}/decline", Who.Member, new DeclineJoinRequest("No."), NothingThere: true),
        new("GET /api/people/me/joinable", Who.SignedIn),
        new("GET /api/organisations/{id}/members", Who.Member),
        new("POST /api/organisations/{id}/members", Who.Member, new InviteMember("new@example.org")),
        new("PUT /api/organisations/{id}/members/{member:guid}/roles", Who.Member, new ChangeRoles([MemberRole.Host])),
        new("DELETE /api/organisations/{id}/members/{member:guid}", Who.Member),
        new("GET /api/organisations/{id}/invitations", Who.Member),
        new("POST /api/organisations/{id}/invitations/{invitation:guid}/resend", Who.Member),
        new("POST /api/organisations/{id}/invitations/{invitation:guid}/cancel", Who.Member),
        new("POST /api/invitations/view", Who.Link, new InvitationSecret("unknown")),
        new("POST /api/invitations/accept", Who.SignedIn, new InvitationSecret("unknown")),
        new("GET /api/people/me/memberships", Who.SignedIn),
        new("GET /api/people/me/my-data", Who.SignedIn),
        new("GET /api/people/me", Who.SignedIn),
        new("PUT /api/people/me", Who.SignedIn, new ProfileRequest()),
        new("GET /api/operator/organisations", Who.Operator),
        new("GET /api/operator/organisations/{id}", Who.Operator),
        new("POST /api/organisations/{id}/verify", Who.Operator, new VerifyRequest()),
        new("POST /api/organisations/{id}/return", Who.Operator, new ReturnRequest(ReturnReason.Other, "More.")),
        new("POST /api/organisations/{id}/decline", Who.Operator, new DeclineRequest(DeclineReason.Other, "No.")),
        new("POST /api/organisations/{id}/suspend", Who.Operator, new SuspendRequest(SuspendReason.Other, "Wait.")),
        new("POST /api/organisations/{id}/lift", Who.Operator, new LiftRequest("Go on.")),
        new("POST /api/organisations/{id}/close", Who.Operator, new CloseRequest(CloseReason.Other, "Over.")),
        new("GET /api/operator/organisations/{id}/members", Who.Operator),
        new("POST /api/operator/organisations/{id}/admins/{member:guid}", Who.Operator),
        new("GET /api/operator/people", Who.Operator),
        new("GET /api/organisations/audit", Who.Operator),
        new("GET /api/organisations/audit/verify", Who.Operator),
        new("POST /api/organisations/audit/verify", Who.Operator),
        new("GET /api/organisations/health", Who.Operator),
        new("GET /api/organisations/mails", Who.Operator),
        new("POST /api/organisations/mails/{id}/send", Who.Operator, NothingThere: true),
        new("GET /api/organisations/republish", Who.Operator),
        new("POST /api/organisations/republish", Who.Operator, new RepublishRequest(Ids: [])),
        new("GET /api/organisations/undelivered", Who.Operator),
        new("GET /api/organisations/undelivered/kinds", Who.Operator),
        new("POST /api/organisations/undelivered/retry", Who.Operator, new RetryKindRequest("organisations.nothing"), NothingThere: true),
        new("POST /api/organisations/undelivered/{id}/retry", Who.Operator, NothingThere: true),
        new("POST /api/organisations/undelivered/{id}/discard", Who.Operator, new DiscardRequest("Not needed."), NothingThere: true),
    ];

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Endpoints_OfTheRunningService_AllHaveTheirRow(Topology topology)
    {
        var world = await worlds.On(topology);
        var served = world.Host.Get<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ModuleTag>()?.Name == "organisations")
            .Select(e => ($"{e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {e.RoutePattern.RawText}", e.Metadata.GetMetadata<Needs>()!.Who)).ToList();

        Assert.Equal(Rows.Select(r => r.Endpoint).Order(), served.Select(s => s.Item1).Order());
        foreach (var (endpoint, needs) in served)
        {
            var expected = Rows.Single(r => r.Endpoint == endpoint).Who switch
            {
                Who.Anyone or Who.MemberOfApplied => "anyone",
                Who.Link => "link",
                Who.SignedIn or Who.AskerOfDomain => "signed_in",
                Who.Operator => "operator",
                _ => "member",
            };
            Assert.True(expected == needs, $"{endpoint} says {needs}, not {expected}");
        }
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Endpoint_ForeignAdmin_IsToldNothingAndTheRightCallerIsNot(Topology topology)
    {
        var world = await worlds.On(topology);
        var (_, stranger) = await world.Verified("Strangers");
        foreach (var row in Rows.Where(r => r.Who is Who.Member or Who.MemberOfApplied))
        {
            var (path, admin) = await Room(world, row);
            var foreign = await Refused(await Send(world.As(stranger), row, path), HttpStatusCode.NotFound);
            var unknown = await Refused(await Send(world.As(stranger), row, path.Replace(path.Split('/')[3], Guid.CreateVersion7().ToString(), StringComparison.Ordinal)), HttpStatusCode.NotFound);
            Assert.Equal(unknown.Code, foreign.Code);
            await Refused(await Send(world.Host.Visitor(), row, path), row.Who is Who.Member ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound);
            await AssertNotTurnedAway(await Send(world.As(admin), row, path), row);
        }
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Endpoint_PlainStaff_MayReadOnly(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Applied();
        var staff = await world.Member(organisation, admin, "Sam Staff");
        foreach (var row in Rows.Where(r => r.Who is Who.Member))
        {
            var path = row.PathFor(organisation.Id, admin.Subject);
            var reads = row.Endpoint is "GET /api/organisations/{id}/policies" or "GET /api/organisations/{id}/members"
                or "GET /api/organisations/{id}/units" or "GET /api/organisations/{id}/partners";
            if (reads) await Said(await Send(world.As(staff), row, path), HttpStatusCode.OK);
            else Assert.Equal("organisation.wrong_role", (await Refused(await Send(world.As(staff), row, path), HttpStatusCode.Forbidden)).Code);
        }
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Endpoint_OfTheOperator_IsForOperatorsOnly(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Applied();
        foreach (var row in Rows.Where(r => r.Who is Who.Operator))
        {
            var path = row.PathFor(organisation.Id, admin.Subject);
            Assert.Equal("caller.not_operator", (await Refused(await Send(world.As(admin), row, path), HttpStatusCode.Forbidden)).Code);
            await Refused(await Send(world.Host.Visitor(), row, path), HttpStatusCode.Unauthorized);
            await AssertNotTurnedAway(await Send(world.As(world.Operator), row, path), row);
        }
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Endpoint_ForPeopleWhoAreSignedIn_TurnsVisitorsAway(Topology topology)
    {
        var world = await worlds.On(topology);
        var person = await world.Person("Pat");
        foreach (var row in Rows.Where(r => r.Who is Who.SignedIn))
        {
            await Refused(await Send(world.Host.Visitor(), row, row.Path), HttpStatusCode.Unauthorized);
            await AssertNotTurnedAway(await Send(world.As(person), row, row.Path), row);
        }
    }

    /// <summary>An organisation for one row, with what the row is about.</summary>
    private static async Task<(string Path, TestCaller Admin)> Room(World world, Row row)
    {
        var (organisation, admin) = row.IsAbout("partner") ? await world.Verified() : await world.Applied();
        var client = world.As(admin);
        var root = $"/api/organisations/{organisation.Id}";
        if (row.IsAbout("member")) return (row.PathFor(organisation.Id, (await world.Member(organisation, admin, "Jo Field")).Subject), admin);
        if (row.IsAbout("partner")) return (row.PathFor(organisation.Id, await Partner(world, organisation, admin, row)), admin);
        if (row.IsAbout("invitation"))
            return (row.PathFor(organisation.Id, (await Made<InvitationAnswer>(client, $"{root}/members", new InviteMember("jo@example.org"))).Id), admin);
        if (row.IsAbout("unit"))
            return (row.PathFor(organisation.Id, (await Made<UnitAnswer>(client, $"{root}/units", new UnitRequest("Parks"))).Id), admin);
        return (row.PathFor(organisation.Id, Guid.Empty), admin);
    }

    /// <summary>Another organisation, asked or asking as the row needs it.</summary>
    private static async Task<Guid> Partner(World world, AppliedAnswer organisation, TestCaller admin, Row row)
    {
        var (other, ben) = await world.Verified();
        var weAsk = row.Path.EndsWith("withdraw", StringComparison.Ordinal) || row.Path.EndsWith("end", StringComparison.Ordinal);
        var (asker, asked, by) = weAsk ? (organisation, other, admin) : (other, organisation, ben);
        await Said(await world.As(by).PostAsJsonAsync($"/api/organisations/{asker.Id}/partners", new AskPartnerRequest(asked.Slug), Json.Strict), HttpStatusCode.NoContent);
        if (row.Path.EndsWith("end", StringComparison.Ordinal))
            await Said(await world.As(ben).PostAsync($"/api/organisations/{other.Id}/partners/{organisation.Id}/agree", null), HttpStatusCode.NoContent);
        return other.Id.Value;
    }

    private static async Task<T> Made<T>(HttpClient client, string path, object body) =>
        await Said<T>(await client.PostAsync(path, JsonContent.Create(body, body.GetType(), options: Json.Strict)), HttpStatusCode.Created);

    private static async Task AssertNotTurnedAway(HttpResponseMessage answer, Row row) =>
        Assert.False(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || answer.StatusCode is HttpStatusCode.NotFound && row is { Body: not InvitationSecret, NothingThere: false },
            $"{row.Endpoint}: the right caller was told {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");

    private static async Task<HttpResponseMessage> Send(HttpClient client, Row row, string path)
    {
        using var request = new HttpRequestMessage(row.Method, path);
        if (row.Method == HttpMethod.Post || row.Method == HttpMethod.Put) request.Content = JsonContent.Create(row.Body ?? NoBody, (row.Body ?? NoBody).GetType(), options: Json.Strict);
        if (row.Method == HttpMethod.Put) request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await client.SendAsync(request);
    }

    private enum Who
    {
        Anyone,
        Link,
        SignedIn,
        /// <summary>Whoever is signed in may ask; whom it lets, JoinRequestsTests says.</summary>
        AskerOfDomain,
        /// <summary>The organisation is in the query: ActivityTests tries it there.</summary>
        MemberInQuery,
        Member,
        /// <summary>Anyone once it is public; until then its members.</summary>
        MemberOfApplied,
        Operator,
    }

    /// <param name="NothingThere">What it is for can't be made here: the right caller is told that there is nothing.</param>
    private sealed record Row(string Endpoint, Who Who, object? Body = null, bool NothingThere = false)
    {
        public HttpMethod Method => new(Endpoint.Split(' ')[0]);

        public string Path => Endpoint.Split(' ')[1];

        /// <param name="inner">What of the organisation it is about: a member, an invitation, a unit, …</param>
        public string PathFor(OrganisationId organisation, Guid inner) => string.Join('/', Path.Split('/')
            .Select(part => part == "{id}" ? organisation.ToString() : part.StartsWith('{') ? inner.ToString() : part));

        public bool IsAbout(string what) => Path.Contains($"{{{what}", StringComparison.Ordinal);
    }
}
