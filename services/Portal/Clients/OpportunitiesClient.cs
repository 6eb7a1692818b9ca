using Microsoft.AspNetCore.Http;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Clients;

/// <summary>Opportunities' API: opportunities, applications, releases.</summary>
internal sealed class OpportunitiesClient(HttpClient http, ApiCall call) : ApiClient(http, call)
{
    // Opportunities

    /// <param name="id">The id or the short reference.</param>
    public Task<Answer<OpportunityAnswer>> Get(string id, CancellationToken cancel) => Get<OpportunityAnswer>($"/api/opportunities/{Query.Part(id)}", cancel);

    public Task<Answer<ListOf<OpportunitySummary>>> List(OrganisationId organisation, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<OpportunitySummary>>(Query.To("/api/opportunities", [("organisation", organisation.ToString()), .. Own(query, "state", "unit", "owner", "q", "sort", "cursor", "size")]), cancel);

    /// <summary>The host's opportunities in some states, a screenful.</summary>
    public Task<Answer<ListOf<OpportunitySummary>>> List(OrganisationId organisation, string sort, CancellationToken cancel, params IEnumerable<string> states) =>
        Get<ListOf<OpportunitySummary>>(Query.To("/api/opportunities", [("organisation", organisation.ToString()), ("sort", sort), ("size", "20"), .. states.Select(s => ("state", (string?)s))]), cancel);

    public Task<Answer<EligibilityAnswer>> Eligibility(string id, OrganisationId? home, CancellationToken cancel) =>
        Get<EligibilityAnswer>(Query.To($"/api/opportunities/{Query.Part(id)}/eligibility", ("home", home?.ToString())), cancel);

    // Applications

    public Task<Answer<ListOf<ApplicationListItem>>> Applications(IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<ApplicationListItem>>(Query.From("/api/applications", query, "state", "sort", "cursor", "size"), cancel);

    /// <summary>The reader's own applications in some states.</summary>
    public Task<Answer<ListOf<ApplicationListItem>>> Applications(CancellationToken cancel, params IEnumerable<string> states) =>
        Get<ListOf<ApplicationListItem>>(Query.To("/api/applications", [("size", "100"), .. states.Select(s => ("state", (string?)s))]), cancel);

    // Releases

    public Task<Answer<ListOf<ReleaseListItem>>> Releases(OrganisationId organisation, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<ReleaseListItem>>(Query.To("/api/releases", [("organisation", organisation.ToString()), .. Own(query, "state", "due", "sort", "cursor", "size")]), cancel);

    /// <summary>Releases that wait for home.</summary>
    public Task<Answer<ListOf<ReleaseListItem>>> Releases(OrganisationId organisation, CancellationToken cancel, params IEnumerable<string> states) =>
        Get<ListOf<ReleaseListItem>>(Query.To("/api/releases", [("organisation", organisation.ToString()), ("size", "100"), .. states.Select(s => ("state", (string?)s))]), cancel);

    private static IEnumerable<(string Name, string? Value)> Own(IQueryCollection query, params IReadOnlyList<string> names) =>
        names.SelectMany(name => query[name].Select(value => (name, value)));
}
