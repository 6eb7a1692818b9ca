using System.Text.Json;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Clients;

/// <summary>What every service serves to the operator: its audit, and the messages that it could not deal with.</summary>
internal sealed class OperatorClient(string service, HttpClient http, ApiCall call) : ApiClient(http, call)
{
    /// <summary>As it stands in addresses.</summary>
    public string Service => service;

    /// <summary>As people call it.</summary>
    public string Name => $"{char.ToUpperInvariant(service[0])}{service[1..]}";

    public Task<Answer<ListOf<AuditEntryAnswer>>> Audit(IEnumerable<(string Name, string? Value)> parameters, CancellationToken cancel) =>
        Get<ListOf<AuditEntryAnswer>>(Query.To($"/api/{service}/audit", parameters), cancel);

    /// <summary>The service's own description of its API (OpenAPI).</summary>
    public Task<Answer<JsonElement>> Description(CancellationToken cancel) => Get<JsonElement>($"/openapi/{service}.json", cancel);

    /// <summary>What comes of it is kept.</summary>
    public Task<Answer<AuditVerification>> Verify(CancellationToken cancel) => Post<AuditVerification>($"/api/{service}/audit/verify", null, cancel);

    public Task<Answer<ServiceHealth>> Health(CancellationToken cancel) => Get<ServiceHealth>($"/api/{service}/health", cancel);

    public Task<Answer<List<UndeliveredKind>>> Kinds(CancellationToken cancel) => Get<List<UndeliveredKind>>($"/api/{service}/undelivered/kinds", cancel);

    /// <summary>Tries all of one kind again.</summary>
    public Task<Answer<RetriedKind>> RetryAll(string queue, CancellationToken cancel) => Post<RetriedKind>($"/api/{service}/undelivered/retry", new RetryKindRequest(queue), cancel);

    /// <summary>How far it is with telling everything again.</summary>
    public Task<Answer<RepublishAnswer>> Republished(CancellationToken cancel) => Get<RepublishAnswer>($"/api/{service}/republish", cancel);

    public Task<Answer<RepublishAnswer>> Republish(RepublishRequest request, CancellationToken cancel) => Post<RepublishAnswer>($"/api/{service}/republish", request, cancel);

    /// <summary>Letters that have not gone out.</summary>
    /// <param name="to">A part of the address.</param>
    public Task<Answer<QueuedMails>> Mails(string? to, string? state, CancellationToken cancel) => Get<QueuedMails>(Query.To($"/api/{service}/mails", ("to", to), ("state", state)), cancel);

    /// <param name="letter">As the folder calls it.</param>
    public Task<Answer<Done>> SendLetter(string letter, CancellationToken cancel) => Post($"/api/{service}/mails/{Query.Part(letter)}/send", null, cancel);

    public Task<Answer<Done>> SendMail(Guid id, CancellationToken cancel) => Post($"/api/{service}/mails/{id}/send", null, cancel);

    /// <param name="most">1 to 100.</param>
    public Task<Answer<ListOf<UndeliveredAnswer>>> Undelivered(int most, CancellationToken cancel) =>
        Get<ListOf<UndeliveredAnswer>>($"/api/{service}/undelivered?size={most}", cancel);

    public Task<Answer<Done>> Retry(Guid id, CancellationToken cancel) => Post($"/api/{service}/undelivered/{id}/retry", null, cancel);

    public Task<Answer<Done>> Discard(Guid id, string? reason, CancellationToken cancel) =>
        Post($"/api/{service}/undelivered/{id}/discard", new DiscardRequest(reason), cancel);
}

/// <summary>The services that the operator looks into.</summary>
internal sealed class OperatorClients(IHttpClientFactory factory, ApiCall call)
{
    public static readonly IReadOnlyList<string> Services = ["Organisations", "Identity", "Opportunities", "Search"];

    public IReadOnlyList<OperatorClient> All { get; } =
        [.. Services.Select(name => new OperatorClient(name.ToLowerInvariant(), factory.CreateClient(NameOf(name)), call))];

    public OperatorClient Identity => Find("identity")!;

    public OperatorClient Organisations => Find("organisations")!;

    public OperatorClient Opportunities => Find("opportunities")!;

    public OperatorClient? Find(string? service) => All.FirstOrDefault(c => c.Service == service);

    /// <summary>The name of the HTTP client of a service.</summary>
    public static string NameOf(string service) => $"Operator:{service}";
}
