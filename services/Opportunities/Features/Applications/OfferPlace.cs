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

internal static class OfferPlace
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/applications/{id}/offer", Handle).For(Needs.PartyTo("host", MemberRole.Host));

    private static async Task<IResult> Handle(
        string id, OfferRequest request, Caller caller, Commands commands, ApplicationParties parties, Posts posts, CancellationToken cancel)
    {
        if (!(await parties.ForHost(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        var application = found.State;
        if (await posts.Read(application.Post.Opportunity, cancel) is not { } post) return Answers.Problem(Error.NotFound(Application.Kind));
        return await commands.Run(Keys.Application(application.Id), new MakeOffer(request.AnswerBy, request.Terms, post), caller, post.Host.Id);
    }
}
