using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Releases;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>Names another line manager, while home's answer is open.</summary>
internal static class ChangeMyManager
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/applications/{id}/manager", Handle).For(Needs.PartyTo("applicant"));

    private static async Task<IResult> Handle(
        string id, ChangeManagerRequest request, Caller caller, Commands commands, ApplicationParties parties, Posts posts, CancellationToken cancel)
    {
        if (!(await parties.ForApplicant(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        var application = found.State;
        if (application.Release is null) return Answers.Problem(NotAsked());
        if (await posts.Employer(application.Home!.Id, cancel) is not { } home) return Answers.Problem(Error.NotFound(Application.Kind));
        return await commands.Run(Keys.Release(application.Release.Id), new ChangeManager(request.Name, request.Email, request.Lines, home), caller);
    }

    internal static Error NotAsked() => Error.Conflict("application.home_not_asked", "Your manager has not been asked yet.");
}
