using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Releases;

namespace Secondments.Opportunities.Features.Releases;

/// <summary>
/// A line manager's link. Its secret travels in the body, so that it stands in no address, log or trace. Looking changes
/// nothing, however often; only the answer does.
/// </summary>
internal static class ReleaseLinks
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/release-links/view", View).For(Needs.Link).Produces<ReleaseLinkView>();
        routes.MapPost("/api/release-links/answer", Answer).For(Needs.Link).Produces<ManagerAnswerTaken>();
        routes.MapPost("/api/release-links/renew", Renew).For(Needs.Link);
    }

    private static async Task<IResult> View(ReleaseLinkRequest request, IGrains grains, TimeProvider clock, CancellationToken cancel)
    {
        if (await Find(request.Token, grains, cancel) is not var (release, hash)) return Answers.Problem(NotFound());
        var now = clock.GetUtcNow();
        if (Answering.StateOf(release, hash, now) is not { } state) return Answers.Problem(NotFound());
        var past = release.PastLinks.LastOrDefault(l => l.Hash == hash);
        var facts = state is not ReleaseLinkState.Open ? null : new ReleaseLinkFacts(
            release.Person.Name, release.Manager.Name, release.Manager.Lines, release.ManagerAnswerIsFinal, ReleaseParties.Of(release.Post));
        var canRenew = state is ReleaseLinkState.Ended && past is null or { SameAddress: true } && Reminding.CanRenew(release, now);
        return Answers.Ok(new ReleaseLinkView(state, past?.At ?? release.Link?.EndsAt, canRenew, release.Home.Name, facts));
    }

    private static async Task<IResult> Answer(ManagerAnswerRequest request, Caller caller, Commands commands, IGrains grains, CancellationToken cancel)
    {
        if (await Find(request.Token, grains, cancel) is not var (release, hash)) return Answers.Problem(NotFound());
        // Who never held a link of this release learns nothing of it, not even what is wrong with their answer.
        return Answering.StateOf(release, hash, DateTimeOffset.MinValue) is null
            ? Answers.Problem(NotFound())
            : await commands.Run(Keys.Release(release.Id), new AnswerByManager(hash, request with { Token = null }), caller);
    }

    private static async Task<IResult> Renew(ReleaseLinkRequest request, Caller caller, Commands commands, IGrains grains, CancellationToken cancel)
    {
        if (await Find(request.Token, grains, cancel) is var (release, hash)
            && (await commands.Send(Keys.Release(release.Id), new RenewLink(hash), caller)).Error is { Kind: not ErrorKind.NotFound } error)
            return Answers.Problem(error);
        return Answers.NoContent();
    }

    private static async Task<(Release Release, string Hash)?> Find(string? token, IGrains grains, CancellationToken cancel) =>
        ReleaseToken.Read(token) is var (id, hash) && await grains.Read<Release>(Keys.Release(id), cancel) is { } found ? (found.State, hash) : null;

    private static Error NotFound() => Error.NotFound("release_link");
}
