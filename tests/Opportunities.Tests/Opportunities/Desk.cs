using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Kernel;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Opportunities;

/// <summary>A running service, one host organisation, and those who call.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private Desk(ServiceHost host) => Host = host;

    public ServiceHost Host { get; }
    public TestOrganisation Council { get; private set; } = null!;
    public HttpClient Writer { get; private set; } = null!;
    public HttpClient Colleague { get; private set; } = null!;
    public HttpClient Stranger { get; private set; } = null!;
    public HttpClient System { get; private set; } = null!;

    public static async Task<Desk> Open(Topology topology)
    {
        var desk = new Desk(await ServiceHost.Start(topology, new OpportunitiesModule()));
        var tenants = desk.Host.Tenants;
        desk.Council = await tenants.Organisation("Kirklees Council");
        var elsewhere = await tenants.Organisation("Elsewhere Trust");
        desk.Writer = desk.Host.As(await tenants.Person("writer", desk.Council, MemberRole.Host));
        desk.Colleague = desk.Host.As(await tenants.Person("colleague", desk.Council, MemberRole.Host));
        desk.Stranger = desk.Host.As(await tenants.Person("stranger", elsewhere, MemberRole.Host, MemberRole.Admin));
        desk.System = desk.Host.As(await tenants.Client("system", desk.Council, MemberRole.Host));
        return desk;
    }

    /// <summary>Complete details whose dates lie ahead of the host's clock.</summary>
    public OpportunityDetails Complete(string title = "Data analyst")
    {
        var today = DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime);
        return Given.Complete with { Title = title, ClosingDate = today.AddDays(20), EarliestStart = today.AddDays(60) };
    }

    public async Task<OpportunityStanding> Draft(OpportunityDetails? details = null) =>
        await Read<OpportunityStanding>(await Post(Writer, "/api/opportunities", new CreateOpportunity(Council.Id, details ?? Complete())), HttpStatusCode.Created);

    public async Task<OpportunityStanding> Live(OpportunityDetails? details = null)
    {
        var draft = await Draft(details);
        return await Read<OpportunityStanding>(await Post(System, $"/api/opportunities/{draft.Id}/publish"));
    }

    public static Task<HttpResponseMessage> Post(HttpClient client, string path, object? body = null, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Json.Stored) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> Put(HttpClient client, string path, object body, string? version)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body, body.GetType(), options: Json.Stored) };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> Upload(HttpClient client, string path, byte[] file, string type, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } } };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    public static async Task<T> Read<T>(HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonSerializer.Deserialize<T>(text, Json.Stored)!;
    }

    public static async Task<string> Refused(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()!;
    }

    public async Task<T> Get<T>(HttpClient client, string path) => await Read<T>(await client.GetAsync(path));

    public Task Policy(ApprovalPolicy approval) =>
        Host.Tenants.Change(Council, o => o with { Policies = o.Policies with { Approval = approval } });

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
