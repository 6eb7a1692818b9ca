using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Features.Applications;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Releases;

internal static class ListReleases
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/releases", Handle).For(Needs.Member(MemberRole.Releaser)).Produces<ListOf<ReleaseListItem>>();

    private static async Task<IResult> Handle(
        Guid? organisation, [FromQuery] string[]? state, string? due, string? sort, string? cursor, string? size,
        Caller caller, ReleaseQueries queries, TimeProvider clock, CancellationToken cancel)
    {
        if (organisation is not { } named) return Answers.Problem(new Error(ErrorKind.Unreadable, "request.organisation", "Say whose releases: organisation."));
        var home = new OrganisationId(named);
        if (await caller.MustHave(home, "organisation", MemberRole.Releaser) is { } refusal) return Answers.Problem(refusal);
        if (!ListFilters.Words<ReleaseState>(state, "state").TryGet(out var states, out var error)) return Answers.Problem(error);
        if (!ListFilters.OneOf(due, "due", "any", "overdue", "today", "week").TryGet(out var within, out error)) return Answers.Problem(error);
        if (!ListFilters.OneOf(sort, "sort", "due", "start", "oldest").TryGet(out var order, out error)) return Answers.Problem(error);
        if (!PageSize.Read(size).TryGet(out var most, out error)) return Answers.Problem(error);
        return (await queries.Of(home, states, within, order, cursor, most, clock.GetUtcNow(), cancel)).TryGet(out var list, out error)
            ? Answers.Ok(list)
            : Answers.Problem(error);
    }
}
