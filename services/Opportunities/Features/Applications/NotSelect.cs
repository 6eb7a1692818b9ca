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

internal static class NotSelect
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/applications/{id}/not-select", Handle).For(Needs.PartyTo("host", MemberRole.Host));

    private static async Task<IResult> Handle(
        string id, NotSelectRequest request, Caller caller, Commands commands, ApplicationParties parties, CancellationToken cancel)
    {
        if (!(await parties.ForHost(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        var application = found.State;
        return await commands.Run(
            Keys.Application(application.Id), new NotSelectApplication(request.Reason, request.Line, request.Note), caller, application.Post.Host);
    }
}
