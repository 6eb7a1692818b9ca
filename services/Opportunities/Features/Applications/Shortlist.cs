using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Features.Applications;

internal static class Shortlist
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/applications/{id}/shortlist", Handle).For(Needs.PartyTo("host", MemberRole.Host));

    private static async Task<IResult> Handle(
        string id, ShortlistRequest request, Caller caller, Commands commands, ApplicationParties parties, Posts posts, CancellationToken cancel)
    {
        if (!(await parties.ForHost(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        var application = found.State;
        if (await posts.Host(application.Post.Host, cancel) is not { } host) return Answers.Problem(Error.NotFound(Application.Kind));
        var home = await posts.Employer(application.Home!.Id, cancel);
        return await commands.Run(Keys.Application(application.Id), new ShortlistApplication(request.Note, host, home), caller, host.Id);
    }
}
