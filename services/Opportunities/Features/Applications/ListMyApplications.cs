using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Applications;

internal static class ListMyApplications
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/applications", Handle).For(Needs.PartyTo("applicant")).Produces<ListOf<ApplicationListItem>>();

    private static async Task<IResult> Handle(
        [FromQuery] string[]? state, string? sort, string? cursor, string? size, Caller caller, ApplicationQueries queries, CancellationToken cancel)
    {
        if (caller.Person is not { } person) return Answers.Ok(new ListOf<ApplicationListItem>([], 0, true, null, null));
        if (!ListFilters.Words<ApplicationState>(state, "state").TryGet(out var states, out var error)) return Answers.Problem(error);
        if (!ListFilters.OneOf(sort, "sort", "changed", "closing").TryGet(out var order, out error)) return Answers.Problem(error);
        if (!PageSize.Read(size).TryGet(out var most, out error)) return Answers.Problem(error);
        return (await queries.Mine(person, states, order, cursor, most, cancel)).TryGet(out var list, out error)
            ? Answers.Ok(list)
            : Answers.Problem(error);
    }
}
