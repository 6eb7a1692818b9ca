using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Secondments.Contracts;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Testing;
using Secondments.Testing.Hosts;
using static Secondments.Organisations.Tests.Api.World;

namespace Secondments.Organisations.Tests.Api;

/// <summary>Who belongs to an organisation, how they come and how they go.</summary>
public sealed class MembersTests(Worlds worlds)
{
    [Theory, Topologies]
    public async Task Invite_ThenAccept_IsAMemberAtOnce(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var jo = await world.Person("Jo Field");
        var secret = await world.Invited(organisation, admin, EmailOf(jo), MemberRole.Host);
        var visitor = world.Host.Visitor();

        // Mail scanners open links first: opening uses nothing up.
        for (var i = 0; i < 3; i++)
        {
            var view = await Said<InvitationView>(await visitor.PostAsJsonAsync("/api/invitations/view", new InvitationSecret(secret), Json.Strict));
            Assert.Equal((organisation.Id, EmailOf(jo)), (view.Organisation, view.Email));
        }
        await Refused(await visitor.PostAsJsonAsync("/api/invitations/accept", new InvitationSecret(secret), Json.Strict), HttpStatusCode.Unauthorized);
        var joined = await Said<JoinedAnswer>(await world.As(jo).PostAsJsonAsync("/api/invitations/accept", new InvitationSecret(secret), Json.Strict));
        Assert.Equal(organisation.Slug, joined.Slug);

        var mine = Assert.Single((await world.Mine(jo)).Organisations);
        Assert.Equal((organisation.Id, OrganisationState.Verified), (mine.Organisation, mine.State));
        Assert.Equal([MemberRole.Staff, MemberRole.Host], mine.Roles);
        await Said(await world.As(jo).GetAsync($"/api/organisations/{organisation.Id}/members"), HttpStatusCode.OK);
        var late = await Refused(await world.As(await world.Person("Sam")).PostAsJsonAsync("/api/invitations/accept", new InvitationSecret(secret), Json.Strict), HttpStatusCode.Gone);
        Assert.Equal("invitation.accepted", late.Code);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Invitations_ResendCancelList_EndTheOldLink(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Applied();
        var jo = await world.Person("Jo Field");
        var first = await world.Invited(organisation, admin, EmailOf(jo), MemberRole.Releaser);
        var path = $"/api/organisations/{organisation.Id}/invitations";
        var invitation = Assert.Single((await Said<ListOf<InvitationAnswer>>(await world.As(admin).GetAsync($"{path}?state=sent"))).Items);
        Assert.Equal((EmailOf(jo), TimeSpan.FromDays(14)), (invitation.Email, invitation.ExpiresAt - invitation.SentAt));

        await Said(await world.As(admin).PostAsync($"{path}/{invitation.Id}/resend", null), HttpStatusCode.NoContent);
        var second = SecretIn(await world.Mail(EmailOf(jo), 2));
        Assert.Equal("invitation.replaced", (await Refused(await world.As(jo).PostAsJsonAsync("/api/invitations/accept", new InvitationSecret(first), Json.Strict), HttpStatusCode.Gone)).Code);

        await Said(await world.As(admin).PostAsync($"{path}/{invitation.Id}/cancel", null), HttpStatusCode.NoContent);
        Assert.Equal("invitation.cancelled", (await Refused(await world.As(jo).PostAsJsonAsync("/api/invitations/view", new InvitationSecret(second), Json.Strict), HttpStatusCode.Gone)).Code);
        var again = await Refused(await world.As(admin).PostAsync($"{path}/{invitation.Id}/cancel", null), HttpStatusCode.Conflict);
        Assert.Equal(["sent"], again.Allowed);
        Assert.Empty((await world.Mine(jo)).Organisations);
        await Refused(await world.As(jo).PostAsJsonAsync("/api/invitations/view", new InvitationSecret($"{invitation.Id:N}guessed"), Json.Strict), HttpStatusCode.NotFound);
    }

    [Theory, Topologies(Topology.SqliteMemory)]
    public async Task Invitation_FourteenDaysOn_HasEnded(Topology topology)
    {
        await using var world = await World.Start(topology);
        var (organisation, admin) = await world.Applied();
        var secret = await world.Invited(organisation, admin, "late@example.org");

        world.Host.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));

        var ended = await Refused(await world.Host.Visitor().PostAsJsonAsync("/api/invitations/view", new InvitationSecret(secret), Json.Strict), HttpStatusCode.Gone);
        Assert.Equal("invitation.expired", ended.Code);
        await Eventually.Holds(async () => (await Said<ListOf<InvitationAnswer>>(await world.As(admin).GetAsync($"/api/organisations/{organisation.Id}/invitations?state=expired"))).Total == 1,
            "the reminder ends the invitation");
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Members_Names_AreForTheOrganisationAndAddressesForItsAdmins(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var jo = await world.Member(organisation, admin, "Jo Field", MemberRole.Host);
        var path = $"/api/organisations/{organisation.Id}/members";

        await Eventually.Passes(async () =>
        {
            var seenByAdmin = await Said<ListOf<MemberAnswer>>(await world.As(admin).GetAsync(path));
            Assert.Equal(["Ada Applicant", "Jo Field"], seenByAdmin.Items.Select(m => m.Name));
            Assert.Equal(EmailOf(jo), seenByAdmin.Items[1].Email);
        });
        var seenByMember = await Said<ListOf<MemberAnswer>>(await world.As(jo).GetAsync($"{path}?role=admin"));
        Assert.Equal(("Ada Applicant", null), (seenByMember.Items.Single().Name, seenByMember.Items.Single().Email));
    }

    [Theory, Topologies]
    public async Task Remove_Member_IsOutWithinFiveSecondsWhateverTheirToken(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var jo = await world.Member(organisation, admin, "Jo Field", MemberRole.Host);
        var client = world.As(jo);
        var path = $"/api/organisations/{organisation.Id}/members";
        await Said(await client.GetAsync(path), HttpStatusCode.OK);

        await Said(await world.As(admin).DeleteAsync($"{path}/{jo.Subject}"), HttpStatusCode.NoContent);

        await Eventually.Holds(async () => (await client.GetAsync(path)).StatusCode is HttpStatusCode.NotFound, "the removed member is refused", TimeSpan.FromSeconds(5));
        Assert.Empty((await world.Mine(jo)).Organisations);
        await Refused(await world.As(admin).DeleteAsync($"{path}/{jo.Subject}"), HttpStatusCode.NotFound);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Admin_LastOne_NeitherLeavesNorLosesTheRole(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var path = $"/api/organisations/{organisation.Id}/members/{admin.Subject}";

        Assert.Equal("organisation.last_admin", (await Refused(await world.As(admin).DeleteAsync(path), HttpStatusCode.Conflict)).Code);
        Assert.Equal("organisation.last_admin", (await Refused(await Put(world.As(admin), $"{path}/roles", new ChangeRoles([MemberRole.Host]), "*"), HttpStatusCode.Conflict)).Code);

        var jo = await world.Member(organisation, admin, "Jo Field", MemberRole.Admin);
        await Eventually.Passes(async () => await Said(await world.As(admin).DeleteAsync(path), HttpStatusCode.NoContent));
        Assert.Equal("organisation.last_admin", (await Refused(await world.As(jo).DeleteAsync($"/api/organisations/{organisation.Id}/members/{jo.Subject}"), HttpStatusCode.Conflict)).Code);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Admin_TwoRemoveEachOtherAtOnce_OneStays(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, ada) = await world.Verified();
        var jo = await world.Member(organisation, ada, "Jo Field", MemberRole.Admin);
        var path = $"/api/organisations/{organisation.Id}/members";
        // Until the organisation knows of the second admin it protects the first.
        await Eventually.Passes(async () => await Said(await Put(world.As(ada), $"{path}/{jo.Subject}/roles", new ChangeRoles([MemberRole.Admin, MemberRole.Host]), "*"), HttpStatusCode.NoContent));

        await Task.WhenAll(world.As(ada).DeleteAsync($"{path}/{jo.Subject}"), world.As(jo).DeleteAsync($"{path}/{ada.Subject}"));

        var left = await Task.WhenAll(new[] { ada, jo }.Select(async p => (await world.Mine(p)).Organisations.Count));
        Assert.InRange(left.Sum(), 1, 2);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Roles_Change_NeedsTheVersionThatWasRead(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var jo = await world.Member(organisation, admin, "Jo Field", MemberRole.Host);
        var path = $"/api/organisations/{organisation.Id}/members";
        var client = world.As(admin);
        var version = (await Said<ListOf<MemberAnswer>>(await client.GetAsync(path))).Items.Single(m => m.Member == jo.Subject).Version;

        await Refused(await Put(client, $"{path}/{jo.Subject}/roles", new ChangeRoles([MemberRole.Releaser]), null), HttpStatusCode.PreconditionRequired);
        await Refused(await Put(client, $"{path}/{jo.Subject}/roles", new ChangeRoles([MemberRole.Releaser]), $"\"{version + 7}\""), HttpStatusCode.PreconditionFailed);
        var broker = await Refused(await Put(client, $"{path}/{jo.Subject}/roles", new ChangeRoles([MemberRole.Broker]), $"\"{version}\""), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("member.role_not_here", broker.Code);
        await Said(await Put(client, $"{path}/{jo.Subject}/roles", new ChangeRoles([MemberRole.Releaser]), $"\"{version}\""), HttpStatusCode.NoContent);

        Assert.Equal([MemberRole.Staff, MemberRole.Releaser], (await world.Mine(jo)).Organisations.Single().Roles);
        await Refused(await Put(world.As(jo), $"{path}/{jo.Subject}/roles", new ChangeRoles([MemberRole.Admin]), "*"), HttpStatusCode.Forbidden);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Client_OfAnOrganisation_ActsWithItsRoles(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var client = TestCaller.NewClient("Payroll");
        await world.Host.Tenants.Tell(client.Subject, new ApiClientCreated(organisation.Id, client.Subject, "Payroll", [MemberRole.Admin, MemberRole.Host]), organisation.Id);
        await world.Belongs(client, organisation.Id);

        var members = await Said<ListOf<MemberAnswer>>(await world.As(client).GetAsync($"/api/organisations/{organisation.Id}/members"));

        Assert.Contains(members.Items, m => m is { Kind: MemberKind.Client, Name: "Payroll", Email: null });
        Assert.Contains(members.Items, m => m.Member == admin.Subject && m.Email == EmailOf(admin));
        Assert.Equal("person.people_only", (await Refused(await world.As(client).GetAsync("/api/people/me"), HttpStatusCode.Forbidden)).Code);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Policies_Put_AreTheOrganisationsOwn(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Applied();
        var path = $"/api/organisations/{organisation.Slug}/policies";
        var before = await Said<PoliciesAnswer>(await world.As(admin).GetAsync(path));
        Assert.Equal((ApprovalPolicy.AnotherHost, false), (before.Approval, before.ManagerAnswerIsFinal));

        await Refused(await Put(world.As(admin), path, new PoliciesRequest(ApprovalPolicy.Author), $"\"{before.Version}\""), HttpStatusCode.UnprocessableEntity);
        var after = await Said<PoliciesAnswer>(await Put(world.As(admin), path, new PoliciesRequest(ApprovalPolicy.Author, true), $"\"{before.Version}\""));

        Assert.Equal((ApprovalPolicy.Author, true), (after.Approval, after.ManagerAnswerIsFinal));
        await Refused(await Put(world.As(admin), path, new PoliciesRequest(ApprovalPolicy.Admin, true), $"\"{before.Version}\""), HttpStatusCode.PreconditionFailed);
    }

    internal static async Task<HttpResponseMessage> Put<T>(HttpClient client, string path, T body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body, options: Json.Strict) };
        if (ifMatch is not null) request.Headers.IfMatch.Add(ifMatch == "*" ? EntityTagHeaderValue.Any : new EntityTagHeaderValue(ifMatch));
        return await client.SendAsync(request);
    }

    [Theory, Topologies]
    public async Task AccountOfTheLastAdmin_Gone_MembersAndOperatorsAreToldAndOneIsNamed(Topology topology)
    {
        var world = await worlds.On(topology);
        var (organisation, admin) = await world.Verified();
        var jo = await world.Member(organisation, admin, "Jo Field", MemberRole.Host);
        var (joBefore, operatorBefore) = (world.Mails(EmailOf(jo)).Count, world.Mails(EmailOf(world.Operator)).Count);
        var early = await Refused(await world.As(world.Operator).PostAsync($"/api/operator/organisations/{organisation.Id}/admins/{jo.Subject}", null), HttpStatusCode.Conflict);
        Assert.Equal("organisation.has_admin", early.Code);

        await world.Host.Tenants.Tell(admin.Subject, new PersonContactChanged(admin.Person, "", "") { Removed = true });

        Assert.Contains("needs an administrator", (await world.Mail(EmailOf(jo), joBefore + 1)).Subject, StringComparison.Ordinal);
        await Eventually.Holds(() => world.Mails(EmailOf(world.Operator)).Any(m => m.Subject.Contains("has no administrator", StringComparison.Ordinal)), "the operator is told");
        Assert.True(world.Mails(EmailOf(world.Operator)).Count > operatorBefore);
        await Refused(await world.As(jo).GetAsync($"/api/organisations/{organisation.Id}/invitations"), HttpStatusCode.Forbidden);

        await Said(await world.As(world.Operator).PostAsync($"/api/operator/organisations/{organisation.Id}/admins/{jo.Subject}", null), HttpStatusCode.NoContent);
        await Eventually.Holds(async () => (await world.Mine(jo)).Organisations.Single().Roles.Contains(MemberRole.Admin), "Jo is an admin");
        await Said(await world.As(jo).GetAsync($"/api/organisations/{organisation.Id}/invitations"), HttpStatusCode.OK);
        Assert.Equal("member.not_found", (await Refused(await world.As(world.Operator).PostAsync($"/api/operator/organisations/{organisation.Id}/admins/{Guid.NewGuid()}", null), HttpStatusCode.NotFound)).Code);
    }
}
