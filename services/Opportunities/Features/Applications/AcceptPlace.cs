using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>
/// Accepts an offer: the yes on the application, the claim on the opportunity, the answer back on the application. The reply
/// waits for all three; each follows by itself if this is cut off, and asking again finds what was done.
/// </summary>
internal static class AcceptPlace
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/applications/{id}/accept", Handle).For(Needs.PartyTo("applicant"));

    private static async Task<IResult> Handle(
        string id, AcceptOfferRequest? request, Caller caller, Commands commands, ApplicationParties parties, IGrains grains, CancellationToken cancel)
    {
        _ = request;
        if (!(await parties.ForApplicant(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        var key = Keys.Application(found.State.Id);
        if (!(await commands.Send(key, new AcceptOffer(), caller)).TryGet(out _, out var refusal)) return Answers.Problem(refusal);

        var context = new CommandContext(caller.ActorFor(), TraceParent: Activity.Current?.Id);
        var claim = await grains.Run(Keys.Opportunity(found.State.Post.Opportunity), new ClaimPlace(found.State.Id), context, cancel);
        // Anything but a plain no leaves it open whether a place was claimed: the follow-up settles it.
        if (claim.Error is { } no && no.Code is not ("opportunity.places_filled" or "opportunity.not_open")) return Answers.Problem(no);
        var settled = await grains.Run(key, new SettleClaim(claim.IsOk), context, cancel);
        if (!settled.TryGet(out var reply, out var unsettled)) return Answers.Problem(unsettled);
        if (reply.Value.Accepted) return Answers.NoContent(reply.Version);
        return Answers.Problem(reply.Value.PlacesFilled
            ? Error.Conflict("application.places_filled", "The last place was taken by another. This is not about you.")
            : Error.Conflict("application.changed", "The offer ended while you accepted it."));
    }
}
