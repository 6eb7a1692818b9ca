using Secondments.Contracts.Activity.Api;

namespace Secondments.Portal.Clients;

/// <summary>What one service has of an organisation's activity.</summary>
internal sealed class ActivityClient(string service, HttpClient http, ApiCall call) : ApiClient(http, call)
{
    public string Service => service;

    public Task<Answer<ActivityAnswer>> Read(IEnumerable<(string Name, string? Value)> parameters, CancellationToken cancel) =>
        Get<ActivityAnswer>(Query.To($"/api/{service}/activity", parameters), cancel);
}

/// <summary>The services that have some.</summary>
internal sealed class ActivityClients(IHttpClientFactory factory, ApiCall call)
{
    private static readonly IReadOnlyList<string> Services = ["Organisations", "Identity", "Opportunities"];

    public IReadOnlyList<ActivityClient> All { get; } =
        [.. Services.Select(name => new ActivityClient(name.ToLowerInvariant(), factory.CreateClient(OperatorClients.NameOf(name)), call))];
}
