using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Releases;

internal static class ReadRelease
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/releases/{id}", Handle).For(Needs.PartyTo("home", MemberRole.Releaser)).Produces<ReleaseAnswer>();

    private static async Task<IResult> Handle(string id, Caller caller, ReleaseParties parties, ReleaseQueries queries, CancellationToken cancel)
    {
        if (!(await parties.ForHome(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        var release = found.State;
        var alsoAway = await queries.AlsoAway(release.Home.Id, release.Id, release.Post.Start, release.Post.LengthWeeks, cancel);
        return Answers.Ok(new ReleaseAnswer(
            release.Id, release.Ref, release.State, release.WaitingFor, release.Person.Id, release.Person.Name, release.Home.Id,
            ReleaseParties.Of(release.Post), release.RequestedAt, release.Since, release.By, release.Manager.Name, release.Manager.Email, release.Manager.Lines,
            release.ConfirmBecause, release.SuggestedManagerEmail, release.ManagerAnswerIsFinal, release.ManagerDidNotAnswer,
            release.Answer, release.Decision, alsoAway, ReleaseParties.Allowed(release),
            [.. release.Timeline.Reverse().Select(m => new TimelineEntry(m.At, m.What, m.Who, m.Line))]), found.Version);
    }
}
