using System.Net;
using System.Net.Http.Json;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Organisations.Api;
using Secondments.Hosting.Mails;
using Secondments.Kernel;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Organisations.Tests.Api;

/// <summary>The service with an operator, and the ways in which tests bring people and organisations into it: only by what a person or another service would do.</summary>
public sealed class World : IAsyncDisposable
{
    private static int _count;

    private World(ServiceHost host) => Host = host;

    public ServiceHost Host { get; }

    public TestCaller Operator { get; private set; } = null!;

    public static async Task<World> Start(Topology topology)
    {
        var world = new World(await ServiceHost.Start(topology, new OrganisationsModule()));
        world.Operator = await world.Person("Olu Operator");
        await world.Host.Tenants.Tell(world.Operator.Subject, new OperatorAppointed(world.Operator.Person));
        return world;
    }

    public HttpClient As(TestCaller caller) => Host.As(caller);

    public static string EmailOf(TestCaller person) => $"p{person.Subject:N}@people.example.org";

    /// <summary>Somebody with an account, as Identity tells of them.</summary>
    public async Task<TestCaller> Person(string name)
    {
        var person = TestCaller.NewPerson(name);
        await Host.Tenants.Tell(person.Subject, new PersonContactChanged(person.Person, name, EmailOf(person)));
        return person;
    }

    /// <summary>A name that no other test uses.</summary>
    public static string NewName(string name) => $"{name} {Number()}";

    public static ApplyForOrganisation Form(string name) => new(
        name, Sector.Charity, Register.None, null, "The county", "Chief executive", [$"d{Number()}.example.org"], "dpo@example.org", false, Ladder.Generic, false);

    /// <summary>An organisation that has applied, and its applicant, who is its admin.</summary>
    public async Task<(AppliedAnswer Organisation, TestCaller Admin)> Applied(string name = "Mind the Gap", Func<ApplyForOrganisation, ApplyForOrganisation>? change = null)
    {
        var admin = await Person("Ada Applicant");
        var form = Form(NewName(name));
        var answer = await Said<AppliedAnswer>(await As(admin).PostAsJsonAsync("/api/organisations", (change ?? (f => f))(form), Json.Strict), HttpStatusCode.Created);
        await Belongs(admin, answer.Id);
        return (answer, admin);
    }

    public async Task<(AppliedAnswer Organisation, TestCaller Admin)> Verified(string name = "Mind the Gap", Func<ApplyForOrganisation, ApplyForOrganisation>? change = null)
    {
        var (organisation, admin) = await Applied(name, change);
        await Said(await As(Operator).PostAsJsonAsync($"/api/organisations/{organisation.Id}/verify", new VerifyRequest(), Json.Strict), HttpStatusCode.NoContent);
        return (organisation, admin);
    }

    /// <summary>Somebody who was invited with these roles and accepted.</summary>
    public async Task<TestCaller> Member(AppliedAnswer organisation, TestCaller admin, string name, params IReadOnlyList<MemberRole> roles)
    {
        var person = await Person(name);
        var secret = await Invited(organisation, admin, EmailOf(person), roles);
        await Said(await As(person).PostAsJsonAsync("/api/invitations/accept", new InvitationSecret(secret), Json.Strict), HttpStatusCode.OK);
        return person;
    }

    /// <summary>The secret that an invitation's mail holds.</summary>
    public async Task<string> Invited(AppliedAnswer organisation, TestCaller admin, string email, params IReadOnlyList<MemberRole> roles)
    {
        var before = Mails(email).Count;
        await Said(await As(admin).PostAsJsonAsync($"/api/organisations/{organisation.Id}/members", new InviteMember(email, null, roles), Json.Strict), HttpStatusCode.Created);
        return SecretIn(await Mail(email, before + 1));
    }

    public static string SecretIn(MailMessageView mail) => mail.Links.Single().Split("/invitation/")[1];

    public IReadOnlyList<MailSummary> Mails(string to) => Host.Get<MailFolder>().List(100, to);

    /// <summary>The newest mail to an address once there are <paramref name="count"/>.</summary>
    public async Task<MailMessageView> Mail(string to, int count = 1)
    {
        await Eventually.Holds(() => Mails(to).Count >= count, $"{count} mails to {to}");
        return Host.Get<MailFolder>().Read(Mails(to)[0].Id)!;
    }

    /// <summary>Waits until the membership that follows an application is there.</summary>
    public Task Belongs(TestCaller member, OrganisationId organisation) => Eventually.Holds(
        async () => (await Mine(member)).Organisations.Any(o => o.Organisation == organisation), $"{member} belongs to {organisation}");

    public async Task<MyMemberships> Mine(TestCaller member) => await Said<MyMemberships>(await As(member).GetAsync("/api/people/me/memberships"));

    public static async Task<T> Said<T>(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        await Said(answer, status);
        return (await answer.Content.ReadFromJsonAsync<T>(Json.Strict))!;
    }

    public static async Task Said(HttpResponseMessage answer, HttpStatusCode status)
    {
        if (answer.StatusCode != status)
            Assert.Fail($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} said {(int)answer.StatusCode}, not {(int)status}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Asserts a refusal and gives its code.</summary>
    public static async Task<Refused> Refused(HttpResponseMessage answer, HttpStatusCode status)
    {
        await Said(answer, status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadFromJsonAsync<Refused>(Json.Stored))!;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string Number() => $"{Environment.ProcessId}{Interlocked.Increment(ref _count)}";
}

public sealed record Refused(string Code, IReadOnlyList<FieldError>? Errors = null, IReadOnlyList<string>? Allowed = null);
