using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Releases;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>A reminder to the manager or to home's releasers, whoever is asked: once in three days.</summary>
internal static class RemindThoseAsked
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/applications/{id}/remind", Handle).For(Needs.PartyTo("applicant"));

    private static async Task<IResult> Handle(string id, Caller caller, Commands commands, ApplicationParties parties, CancellationToken cancel)
    {
        if (!(await parties.ForApplicant(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        return found.State.Release is { } release
            ? await commands.Run(Keys.Release(release.Id), new RemindAsked(), caller)
            : Answers.Problem(ChangeMyManager.NotAsked());
    }
}
