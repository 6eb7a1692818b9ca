using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>GET /api/opportunities: the host's own list. What is open to others is found in the search.</summary>
internal static class ListOpportunities
{
    private const int LongestWords = 200;
    private const int MostValues = 50;

    private static readonly Error TooManyWords = new(ErrorKind.Unreadable, "request.words", $"q has at most {LongestWords} characters.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/opportunities", Handle).For(Needs.Member(MemberRole.Host, MemberRole.Admin)).Produces<ListOf<OpportunitySummary>>();

    private static async Task<IResult> Handle(
        Guid? organisation, string[]? state, string? q, string[]? unit, string[]? owner, string? sort, string? cursor, string? size, Caller caller, HostLists lists, CancellationToken cancel)
    {
        if (organisation is { } one && await caller.MustHave(new(one), "organisation", HostDesk.HostRoles) is { } refused) return Answers.Problem(refused);
        if (!PageSize.Read(size).TryGet(out var number, out var badSize)) return Answers.Problem(badSize);
        if (!Filters(state, q, unit, owner).TryGet(out var filters, out var badFilter)) return Answers.Problem(badFilter);
        if (sort is not null && !HostLists.Sorts.Contains(sort))
            return Answers.Problem(new Error(ErrorKind.Unreadable, "request.sort", $"sort is one of: {string.Join(", ", HostLists.Sorts)}."));

        IReadOnlyList<OrganisationId> organisations = organisation is { } named
            ? [new(named)]
            : [.. caller.Memberships.Where(m => m.Roles.Any(HostDesk.HostRoles.Contains)).Select(m => m.Organisation)];
        var page = await lists.Page(new(organisations, filters, sort ?? HostLists.Sorts[0], cursor, number), cancel);
        return page.TryGet(out var list, out var error) ? Answers.Ok(list) : Answers.Problem(error);
    }

    /// <summary>What the list, and its export, are narrowed by.</summary>
    public static Result<HostListFilters> Filters(string[]? state, string? q, string[]? unit, string[]? owner)
    {
        if (!States(state ?? []).TryGet(out var states, out var badState)) return badState;
        if (q?.Length > LongestWords) return TooManyWords;
        List<PersonId> owners = [];
        foreach (var text in owner ?? [])
        {
            if (text.Length == 0) continue;
            if (!Guid.TryParseExact(text, "D", out var id)) return RequestErrors.BadQuery("owner is the id of a person.");
            owners.Add(new PersonId(id));
        }
        if (unit?.Any(u => u.Length > LongestWords) == true || unit?.Length + owners.Count > MostValues) return RequestErrors.BadQuery($"unit and owner have {MostValues} values at most, a unit {LongestWords} characters.");
        return new HostListFilters(states, string.IsNullOrWhiteSpace(q) ? null : q.Trim(), [.. (unit ?? []).Where(u => u.Length > 0)], owners);
    }

    private static Result<IReadOnlyList<OpportunityState>> States(string[] words)
    {
        List<OpportunityState> states = [];
        foreach (var word in words)
        {
            var known = Enum.GetValues<OpportunityState>().Where(s => JsonNamingPolicy.SnakeCaseLower.ConvertName(s.ToString()) == word).ToList();
            if (known.Count == 0) return new Error(ErrorKind.Unreadable, "request.state", "state is a state of opportunities, such as live or in_review.");
            states.Add(known[0]);
        }
        return states;
    }
}
