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
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>The host's people: who applied, and how many by stage.</summary>
internal static class ListCandidates
{
    private const string NotAsked = "not_asked";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/opportunities/{id}/applications", List).For(Needs.PartyTo("host", MemberRole.Host)).Produces<ListOf<CandidateListItem>>();
        routes.MapGet("/api/opportunities/{id}/stages", Stages).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin)).Produces<StagesAnswer>();
    }

    private static async Task<IResult> List(
        string id, [FromQuery] string[]? stage, [FromQuery] string[]? release, string? round, string? sort, string? cursor, string? size,
        Caller caller, Posts posts, ApplicationQueries queries, CancellationToken cancel)
    {
        if (!(await HostsPost(id, caller, posts, cancel, MemberRole.Host)).TryGet(out var post, out var error)) return Answers.Problem(error);
        if (!ListFilters.Words<ApplicationState>(stage, "stage").TryGet(out var stages, out error)) return Answers.Problem(error);
        if (!Releases(release).TryGet(out var releases, out error)) return Answers.Problem(error);
        if (!ListFilters.Number(round, "round").TryGet(out var only, out error) && error is not null) return Answers.Problem(error);
        if (!ListFilters.OneOf(sort, "sort", "newest", "waiting", "fit").TryGet(out var order, out error)) return Answers.Problem(error);
        if (!PageSize.Read(size).TryGet(out var most, out error)) return Answers.Problem(error);
        return (await queries.Candidates(post.Host.Id, post.Opportunity, stages, releases, only, order, cursor, most, cancel)).TryGet(out var list, out error)
            ? Answers.Ok(list)
            : Answers.Problem(error);
    }

    private static async Task<IResult> Stages(string id, Caller caller, Posts posts, ApplicationQueries queries, CancellationToken cancel) =>
        (await HostsPost(id, caller, posts, cancel, MemberRole.Host, MemberRole.Admin)).TryGet(out var post, out var error)
            ? Answers.Ok(await queries.Stages(post.Host.Id, post.Opportunity, cancel))
            : Answers.Problem(error);

    internal static async Task<Result<Post>> HostsPost(string id, Caller caller, Posts posts, CancellationToken cancel, params MemberRole[] roles)
    {
        if (!(await posts.Find(id, caller, cancel)).TryGet(out var post, out var error)) return error;
        return await caller.MustHave(post.Host.Id, "opportunity", roles) is { } refusal ? refusal : post;
    }

    private static Result<IReadOnlyList<ReleaseState?>> Releases(string[]? given)
    {
        List<ReleaseState?> read = [];
        foreach (var word in given ?? [])
        {
            if (word == NotAsked) read.Add(null);
            else if (ListFilters.TryRead<ReleaseState>(word, out var state)) read.Add(state);
            else return ListFilters.Unknown("release");
        }

        return read.Distinct().Order().ToList();
    }
}
