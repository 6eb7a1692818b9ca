using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>
/// Once the places are filled or the post won't be: everyone who still waits is told, with one reason and one text. Each is a
/// turn of its own; pressed again, it goes on with those that are left.
/// </summary>
internal static class TellEveryone
{
    private static readonly ApplicationState[] Waiting = [ApplicationState.Submitted, ApplicationState.Shortlisted, ApplicationState.Interview];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/{id}/applications/not-select", Handle).For(Needs.PartyTo("host", MemberRole.Host)).Produces<EveryoneTold>();

    private static async Task<IResult> Handle(
        string id, NotSelectRequest request, Caller caller, Posts posts, ApplicationQueries queries, IGrains grains, CancellationToken cancel)
    {
        if (!(await ListCandidates.HostsPost(id, caller, posts, cancel, MemberRole.Host)).TryGet(out var post, out var error)) return Answers.Problem(error);
        var wrong = Endings.WrongReason(request.Reason, request.Reason is NotSelectedReason.SomethingElse, request.Line);
        if (wrong.Count > 0) return Answers.Problem(Error.Invalid("application.reason", wrong));

        var command = new NotSelectApplication(request.Reason, request.Line, request.Note);
        var context = new CommandContext(caller.ActorFor(post.Host.Id), TraceParent: Activity.Current?.Id);
        var told = 0;
        foreach (var application in await queries.In(post.Host.Id, post.Opportunity, Waiting, cancel))
        {
            var result = await grains.Run(Keys.Application(new ApplicationId(application)), command, context, cancel);
            if (result.IsOk) told++;
            else if (result.Error.Code is not ("application.wrong_state" or "application.own")) return Answers.Problem(result.Error);
        }

        return Answers.Ok(new EveryoneTold(told));
    }
}
