using Microsoft.AspNetCore.Http;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Clients;

/// <summary>Search's API.</summary>
internal sealed class SearchClient(HttpClient http, ApiCall call) : ApiClient(http, call)
{
    /// <summary>The parameters that a page of results passes on.</summary>
    public static readonly IReadOnlyList<string> Parameters =
        ["q", "sector", "kind", "purpose", "place", "within", "band", "skill", "pattern", "length", "from", "to", "remote", "organisation", "sort", "cursor", "size"];

    public Task<Answer<SearchAnswer>> Opportunities(IQueryCollection query, CancellationToken cancel) =>
        Get<SearchAnswer>(Query.From("/api/search/opportunities", query, Parameters), cancel);

    public Task<Answer<SearchAnswer>> Opportunities(IEnumerable<(string Name, string? Value)> parameters, CancellationToken cancel) =>
        Get<SearchAnswer>(Query.To("/api/search/opportunities", parameters), cancel);

    public Task<Answer<SimilarAnswer>> Similar(string id, CancellationToken cancel) => Get<SimilarAnswer>($"/api/search/similar/{Query.Part(id)}", cancel);

    /// <summary>Skills of the taxonomy that complete what is typed.</summary>
    public Task<Answer<SkillSuggestionsAnswer>> Skills(string typed, CancellationToken cancel) =>
        Get<SkillSuggestionsAnswer>(Query.To("/api/search/skills", [("q", typed)]), cancel);

    /// <summary>For the operator.</summary>
    public Task<Answer<IndexFigures>> Figures(CancellationToken cancel) => Get<IndexFigures>("/api/search/figures", cancel);

    public Task<Answer<List<IndexRow>>> IndexRows(OrganisationId organisation, CancellationToken cancel) => Get<List<IndexRow>>($"/api/search/figures/{organisation}", cancel);

    public Task<Answer<RepairIndexAnswer>> Repair(RepairIndexRequest request, CancellationToken cancel) => Post<RepairIndexAnswer>("/api/search/repair", request, cancel);

    /// <summary>It goes on after the answer.</summary>
    public Task<Answer<IndexFigures>> BeginRebuild(CancellationToken cancel) => Post<IndexFigures>("/api/search/rebuild?wait=false", null, cancel);
}
