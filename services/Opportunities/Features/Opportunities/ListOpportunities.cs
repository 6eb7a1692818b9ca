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
    public const int LongestWords = 200;

    public static readonly Error TooManyWords = new(ErrorKind.Unreadable, "request.words", $"q has at most {LongestWords} characters.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/opportunities", Handle).For(Needs.Member(MemberRole.Host, MemberRole.Admin)).Produces<ListOf<OpportunitySummary>>();

    private static async Task<IResult> Handle(
        Guid? organisation, string[]? state, string? q, string? sort, string? cursor, string? size, Caller caller, HostLists lists, CancellationToken cancel)
    {
        if (organisation is { } one && await caller.MustHave(new(one), "organisation", HostDesk.HostRoles) is { } refused) return Answers.Problem(refused);
        if (!PageSize.Read(size).TryGet(out var number, out var badSize)) return Answers.Problem(badSize);
        if (!States(state ?? []).TryGet(out var states, out var badState)) return Answers.Problem(badState);
        if (sort is not null && !HostLists.Sorts.Contains(sort))
            return Answers.Problem(new Error(ErrorKind.Unreadable, "request.sort", $"sort is one of: {string.Join(", ", HostLists.Sorts)}."));
        if (q?.Length > LongestWords) return Answers.Problem(TooManyWords);

        IReadOnlyList<OrganisationId> organisations = organisation is { } named
            ? [new(named)]
            : [.. caller.Memberships.Where(m => m.Roles.Any(HostDesk.HostRoles.Contains)).Select(m => m.Organisation)];
        var page = await lists.Page(new(organisations, states, string.IsNullOrWhiteSpace(q) ? null : q.Trim(), sort ?? HostLists.Sorts[0], cursor, number), cancel);
        return page.TryGet(out var list, out var error) ? Answers.Ok(list) : Answers.Problem(error);
    }

    public static Result<IReadOnlyList<OpportunityState>> States(string[] words)
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
