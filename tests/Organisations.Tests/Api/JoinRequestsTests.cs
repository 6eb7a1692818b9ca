using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Secondments.Contracts;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Testing;
using Secondments.Testing.Hosts;
using static Secondments.Organisations.Tests.Api.World;

namespace Secondments.Organisations.Tests.Api;

/// <summary>People whose address lies in a proven domain ask to join.</summary>
public sealed class JoinRequestsTests(Worlds worlds)
{
    [Theory, Topologies]
    public async Task Ask_OfAProvenDomain_IsAnsweredByAnAdmin(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin, domain) = await Proven(world);
        var sam = await Of(world, "Sam Okafor", $"sam@staff.{domain}");

        var joinable = Assert.Single((await Said<JoinableAnswer>(await world.As(sam).GetAsync("/api/people/me/joinable"))).Items);
        Assert.Equal((organisation.Id, domain, false, null), (joinable.Organisation, joinable.Domain, joinable.AtOnce, joinable.Asked));
        Assert.Equal(JoinRequestState.Asked, (await Said<AskedToJoin>(await Ask(world, sam, organisation))).State);

        var path = $"/api/organisations/{organisation.Id}/join-requests";
        var asker = await Eventually.Gets(async () => (await List(world, admin, organisation)).Items.SingleOrDefault(j => j.Name is not null), "the admin sees who asks");
        Assert.Equal((sam.Person, "Sam Okafor", $"sam@staff.{domain}"), (asker.Person, asker.Name, asker.Email));
        Assert.Contains("Sam Okafor asks to join", (await world.Mail(EmailOf(admin), 2)).Subject, StringComparison.Ordinal);

        await Said(await world.As(admin).PostAsync($"{path}/{sam.Subject}/admit", null), HttpStatusCode.NoContent);
        await world.Belongs(sam, organisation.Id);
        Assert.Equal([MemberRole.Staff], Assert.Single((await world.Mine(sam)).Organisations).Roles);
        await Eventually.Holds(async () => (await Said<JoinableAnswer>(await world.As(sam).GetAsync("/api/people/me/joinable"))).Items.Count == 0, "there is nothing more to join");
        Assert.Equal("join_request.member_already", (await Refused(await Ask(world, sam, organisation), HttpStatusCode.Conflict)).Code);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Decline_HidesThemAgain(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin, domain) = await Proven(world);
        var sam = await Of(world, "Sam Okafor", $"sam@{domain}");
        await Said<AskedToJoin>(await Ask(world, sam, organisation));
        await Eventually.Holds(async () => (await List(world, admin, organisation)).Items.Any(j => j.Name is not null), "the admin sees who asks");

        await Said(await world.As(admin).PostAsJsonAsync($"/api/organisations/{organisation.Id}/join-requests/{sam.Subject}/decline", new DeclineJoinRequest("You left."), Json.Strict), HttpStatusCode.NoContent);

        await Eventually.Holds(async () => (await List(world, admin, organisation)).Items.Single() is { Name: null, Email: null, State: JoinRequestState.Declined }, "their name is gone");
        var mine = Assert.Single((await Said<MyOrganisationsData>(await world.As(sam).GetAsync("/api/people/me/my-data"))).JoinRequests!);
        Assert.Equal((organisation.Id, domain, JoinRequestState.Declined, "You left."), (mine.Organisation, mine.Domain, mine.State, mine.Reason));
        Assert.NotNull(mine.Name);
        Assert.Empty((await Said<MyOrganisationsData>(await world.As(admin).GetAsync("/api/people/me/my-data"))).JoinRequests!);
        Assert.Equal("join_request.declined_lately", (await Refused(await Ask(world, sam, organisation), HttpStatusCode.Conflict)).Code);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Ask_OfAnotherDomain_IsToldToAskAnAdmin(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, _, domain) = await Proven(world);
        // A domain that only ends alike is another.
        foreach (var email in new[] { "sam@elsewhere.example", $"sam@not-{domain}" })
        {
            var sam = await Of(world, "Sam", email);
            Assert.Equal("join_request.ask_an_admin", (await Refused(await Ask(world, sam, organisation), HttpStatusCode.Forbidden)).Code);
            Assert.Empty((await Said<JoinableAnswer>(await world.As(sam).GetAsync("/api/people/me/joinable"))).Items);
        }
        var (hidden, _) = await world.Applied();
        Assert.Equal("organisation.not_found", (await Refused(await Ask(world, await world.Person("Pat"), hidden), HttpStatusCode.NotFound)).Code);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task SignIn_LetsADomainInAtOnce_ButNobodyWhoWasRemoved(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin, domain) = await Proven(world);
        var path = $"/api/organisations/{organisation.Id}/sign-in";
        Assert.Equal(new SignInDomain(domain, false), Assert.Single((await Said<SignInAnswer>(await world.As(admin).GetAsync(path))).Domains));
        Assert.Equal("organisation.domains_not_proven", (await Refused(await Put(world, admin, path, "nhs.net"), HttpStatusCode.UnprocessableEntity)).Code);
        await Said<SignInAnswer>(await Put(world, admin, path, domain));

        var sam = await Of(world, "Sam Okafor", $"sam@{domain}");
        Assert.Equal(JoinRequestState.Admitted, (await Said<AskedToJoin>(await Ask(world, sam, organisation))).State);
        await world.Belongs(sam, organisation.Id);
        await Said(await world.As(admin).DeleteAsync($"/api/organisations/{organisation.Id}/members/{sam.Subject}"), HttpStatusCode.NoContent);
        await Eventually.Holds(async () => (await world.Mine(sam)).Organisations.Count == 0, "they are out");

        var joinable = await Eventually.Gets(
            async () => (await Said<JoinableAnswer>(await world.As(sam).GetAsync("/api/people/me/joinable"))).Items is [var only] ? only : null, "they may join again");
        Assert.False(joinable.AtOnce);
        var again = await Eventually.Gets(async () =>
        {
            var answer = await Ask(world, sam, organisation);
            return answer.StatusCode is HttpStatusCode.OK ? await Said<AskedToJoin>(answer) : null;
        }, "they may ask again");
        Assert.Equal(JoinRequestState.Asked, again.State);
    }

    private static async Task<(AppliedAnswer Organisation, TestCaller Admin, string Domain)> Proven(World world)
    {
        var domain = $"d{Guid.NewGuid():N}.example.org";
        var (organisation, admin) = await world.Applied(change: f => f with { EmailDomains = [domain] });
        await Said(await world.As(world.Operator).PostAsJsonAsync($"/api/organisations/{organisation.Id}/verify", new VerifyRequest([domain]), Json.Strict), HttpStatusCode.NoContent);
        return (organisation, admin, domain);
    }

    private static async Task<TestCaller> Of(World world, string name, string email)
    {
        var person = TestCaller.NewPerson(name);
        await world.Host.Tenants.Tell(person.Subject, new PersonContactChanged(person.Person, name, email));
        await Eventually.Holds(async () => (await Said<ProfileAnswer>(await world.As(person).GetAsync("/api/people/me"))).Email == email, "their address is known");
        return person;
    }

    private static Task<HttpResponseMessage> Ask(World world, TestCaller by, AppliedAnswer organisation) =>
        world.As(by).PostAsync($"/api/organisations/{organisation.Id}/join-requests", null);

    private static async Task<ListOf<JoinRequestAnswer>> List(World world, TestCaller by, AppliedAnswer organisation) =>
        await Said<ListOf<JoinRequestAnswer>>(await world.As(by).GetAsync($"/api/organisations/{organisation.Id}/join-requests"));

    private static async Task<HttpResponseMessage> Put(World world, TestCaller by, string path, params string[] domains)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(new SignInRequest(domains), options: Json.Strict) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        return await world.As(by).SendAsync(request);
    }
}
