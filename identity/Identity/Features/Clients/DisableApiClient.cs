using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Clients;

/// <summary>Ends a system's credentials for good. Its membership goes with them, so that a token it still has is worth nothing.</summary>
internal static class DisableApiClient
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/identity/clients/{id}/disable", Handle)
            .Produces(StatusCodes.Status204NoContent)
            .For(Needs.PartyTo("owner", MemberRole.Admin, MemberRole.Operator));

    private static async Task<IResult> Handle(
        string id, HttpContext http, Caller caller, IReads<IdentityDb> reads, IEntityWrites<IdentityDb> writes, CancellationToken cancel)
    {
        if (!(await ReadApiClients.Owned(id, caller, reads, cancel)).TryGet(out var seen, out var error)) return Answers.Problem(error);
        var organisation = new OrganisationId(seen.Organisation!.Value);
        var version = await writes.WriteAgain(http.ContextFor(null) with { Actor = caller.ActorFor(organisation) }, async (db, turn) =>
        {
            var client = await db.Clients.FirstAsync(c => c.Id == seen.Id, cancel);
            if (client.DisabledAt is not null) return client.Version;
            client.DisabledAt = turn.Now;
            client.Version++;
            turn.Tell(new ApiClientDisabled(organisation, client.Id), client.Id, client.Version, organisation);
            turn.Audit("api_client.disabled", "client", client.Id, client.Version);
            return client.Version;
        }, cancel);
        return Answers.NoContent(version);
    }
}
