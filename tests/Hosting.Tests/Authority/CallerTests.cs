using System.Diagnostics;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Organisations;
using Secondments.Hosting.Tests.Probe;
using Secondments.Kernel;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Authority;

public sealed class CallerTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    private TestTenants Tenants => probe.Host.Tenants;

    private static string Of(TestOrganisation organisation) => $"/api/probe/organisations/{organisation.Id}";

    [Fact]
    public async Task Get_MemberWithTheRole_IsServed()
    {
        var org = await Tenants.Organisation("Kirklees Council");
        var ann = await Tenants.Person("Ann", org, MemberRole.Host);

        Assert.Equal(204, (await probe.Host.As(ann).AskGet(Of(org))).Status);
    }

    [Fact]
    public async Task Get_MemberWithoutTheRole_Is403()
    {
        var org = await Tenants.Organisation("Kirklees Council");
        var bob = await Tenants.Person("Bob", org);

        var answer = await probe.Host.As(bob).AskGet(Of(org));

        Assert.Equal((403, "record.wrong_role"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Get_MemberOfAnotherOrganisation_Is404AsIfThereWereNone()
    {
        var theirs = await Tenants.Organisation("Leeds Trust");
        var ours = await Tenants.Organisation("Kirklees Council");
        var carol = await Tenants.Person("Carol", ours, MemberRole.Host);

        var answer = await probe.Host.As(carol).AskGet(Of(theirs));

        Assert.Equal((404, "record.not_found"), (answer.Status, answer.Code));
        Assert.Equal(204, (await probe.Host.As(carol).AskGet(Of(ours))).Status);
    }

    [Fact]
    public async Task Get_MemberWhoWasRemoved_IsOutThoughTheTokenIsGood()
    {
        var org = await Tenants.Organisation("Kirklees Council");
        var dan = await Tenants.Person("Dan", org, MemberRole.Host);
        var client = probe.Host.As(dan);
        Assert.Equal(204, (await client.AskGet(Of(org))).Status);

        await Tenants.Leave(dan, org);

        Assert.Equal(404, (await client.AskGet(Of(org))).Status);
    }

    [Fact]
    public async Task Get_MembershipOnItsWay_IsWaitedFor()
    {
        var org = await Tenants.Organisation("Kirklees Council");
        var eve = TestCaller.NewPerson("Eve");
        await Tenants.EndHeartbeat();

        var answer = probe.Host.As(eve).AskGet(Of(org));
        await Tenants.Join(eve, org, MemberRole.Host);
        Tenants.BeginHeartbeat();

        Assert.Equal(204, (await answer).Status);
    }

    [Fact]
    public async Task Get_NoHeartbeat_NobodyIsRefusedOnWhatMayBeOld()
    {
        var org = await Tenants.Organisation("Kirklees Council");
        await Tenants.EndHeartbeat();
        var started = Stopwatch.GetTimestamp();

        var answer = await probe.Host.As(TestCaller.NewPerson("Fay")).AskGet(Of(org));
        Tenants.BeginHeartbeat();

        Assert.Equal((503, "caller.authority_behind"), (answer.Status, answer.Code));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 1.5, 6);
    }

    [Fact]
    public async Task Send_CopyIsAMinuteBehind_CommandsAre503AndReadsGoOn()
    {
        await using var host = await ServiceHost.Start(Topology.SqliteMemory, new ProbeModule());
        var org = await host.Tenants.Organisation("Kirklees Council");
        var ann = await host.Tenants.Person("Ann", org, MemberRole.Host);
        await Eventually.Holds(async () => (await host.As(ann).AskGet(Of(org))).Status == 204, "the first heartbeat");
        await host.Tenants.EndHeartbeat();

        host.Clock.Advance(TimeSpan.FromSeconds(90));
        var client = host.As(ann);
        var command = await client.AskPost($"/api/probe/counters/{Guid.NewGuid()}/add", """{"number":1}""");

        Assert.Equal((503, "caller.authority_behind"), (command.Status, command.Code));
        Assert.NotNull(command.Message.Headers.RetryAfter);
        Assert.Equal(204, (await client.AskGet(Of(org))).Status);

        host.Clock.Advance(TimeSpan.FromMinutes(4));
        client = host.As(ann);
        Assert.Equal(503, (await client.AskGet(Of(org))).Status);
        Assert.Equal(200, (await client.AskGet("/api/probe/list")).Status);

        host.Tenants.BeginHeartbeat();
        await Eventually.Holds(async () => (await client.AskGet(Of(org))).Status == 204, "the copy is current again");
        Assert.Equal(200, (await client.AskPost($"/api/probe/counters/{Guid.NewGuid()}/add", """{"number":1}""")).Status);
    }

    [Fact]
    public async Task Get_AccountDisabled_Is401()
    {
        var gus = TestCaller.NewPerson("Gus");
        var client = probe.Host.As(gus);
        Assert.Equal(200, (await client.AskGet("/api/probe/me")).Status);

        await Tenants.Tell(gus.Subject, new AccountAccessChanged(gus.Person, true, probe.Host.Clock.GetUtcNow()));

        var answer = await client.AskGet("/api/probe/me");
        Assert.Equal((401, "caller.token_refused"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Get_SignedOutEverywhere_OldTokensAre401AndNewOnesGood()
    {
        var hal = TestCaller.NewPerson("Hal");
        var now = probe.Host.Clock.GetUtcNow();
        var old = probe.Host.Client(probe.Host.Issuer.TokenFor(hal, now.AddMinutes(-3)));

        await Tenants.Tell(hal.Subject, new AccountAccessChanged(hal.Person, false, now.AddMinutes(-1)));

        Assert.Equal(401, (await old.AskGet("/api/probe/me")).Status);
        Assert.Equal(200, (await probe.Host.As(hal).AskGet("/api/probe/me")).Status);
    }

    [Fact]
    public async Task Get_OperatorsEndpoint_IsTheOperatorsAlone()
    {
        var org = await Tenants.Organisation("Kirklees Council");
        var admin = await Tenants.Person("Ann", org, MemberRole.Admin);

        Assert.Equal(401, (await probe.Visitor.AskGet("/api/probe/operator")).Status);
        var answer = await probe.Host.As(admin).AskGet("/api/probe/operator");
        Assert.Equal((403, "caller.not_operator"), (answer.Status, answer.Code));
        Assert.Equal(204, (await probe.Host.As(await Tenants.Operator()).AskGet("/api/probe/operator")).Status);
    }

    [Fact]
    public async Task Get_OrganisationSuspended_MembershipSaysSo()
    {
        var org = await Tenants.Organisation("Kirklees Council");
        var ann = await Tenants.Person("Ann", org);
        await Tenants.Change(org, o => o with { State = OrganisationState.Suspended });

        var membership = (await probe.Host.As(ann).AskGet("/api/probe/me")).Json[0]!;

        Assert.Equal("suspended", (string?)membership["state"]);
        Assert.Equal("staff", (string?)membership["roles"]![0]);
    }

    [Theory, Topologies]
    public async Task Get_OnEachTopology_MembershipArrives(Topology topology)
    {
        await using var host = await ServiceHost.Start(topology, new ProbeModule());
        var org = await host.Tenants.Organisation("Kirklees Council");
        var ann = await host.Tenants.Person("Ann", org, MemberRole.Host);

        await Eventually.Holds(async () => (await host.As(ann).AskGet(Of(org))).Status == 204, "the membership is in");
        Assert.Equal(403, (await host.As(await host.Tenants.Person("Bob", org)).AskGet(Of(org))).Status);
    }
}
