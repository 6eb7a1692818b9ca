using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>
/// The operator's queue of claims, the longest-waiting first, with near-duplicates and what the e-mail domains say; with
/// <c>q</c>, the organisations of that name or register number, whatever their state.
/// </summary>
internal static class CheckOrganisations
{
    private const int LongestWords = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/operator/organisations", List).For(Needs.Operator);
        routes.MapGet("/api/operator/organisations/{id}", Get).For(Needs.Operator);
    }

    private static async Task<IResult> List(OrganisationsToCheck queue, CancellationToken cancel, string[]? state, string[]? sector, string? q, string? sort, string? cursor, string? size)
    {
        if (!ListQuery.Several<OrganisationState>("state", state).TryGet(out var states, out var badState)) return Answers.Problem(badState);
        if (!ListQuery.Several<Sector>("sector", sector).TryGet(out var sectors, out var badSector)) return Answers.Problem(badSector);
        if (sort is not (null or "" or "oldest")) return Answers.Problem(new Error(ErrorKind.Unreadable, "request.query", "sort is one of: oldest."));
        if (q?.Length > LongestWords) return Answers.Problem(new Error(ErrorKind.Unreadable, "request.query", $"q has at most {LongestWords} characters."));
        if (states.Count == 0) states = string.IsNullOrWhiteSpace(q) ? [OrganisationState.Applied] : Enum.GetValues<OrganisationState>();
        var found = await queue.AcrossTenants(states, sectors, q, cursor, size, cancel);
        return found.TryGet(out var answer, out var error) ? Answers.Ok(answer) : Answers.Problem(error);
    }

    private static async Task<IResult> Get(string id, OrganisationLookup organisations, OrganisationsToCheck queue, CancellationToken cancel)
    {
        if (!(await organisations.Find(id, cancel)).TryGet(out var organisation, out var unknown)) return Answers.Problem(unknown);
        return await queue.One(organisation, cancel) is { } answer ? Answers.Ok(answer, answer.Organisation.Version) : Answers.Problem(Error.NotFound(Organisation.Kind));
    }
}
