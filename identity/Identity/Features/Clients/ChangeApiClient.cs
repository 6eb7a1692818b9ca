using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Identity.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Clients;

/// <summary>Gives a system another name or other roles. Organisations hears of it and changes the membership.</summary>
internal static class ChangeApiClient
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/identity/clients/{id}", Handle).Produces<ApiClientDetails>().For(Needs.PartyTo("owner", MemberRole.Admin, MemberRole.Operator));

    private static async Task<IResult> Handle(
        string id, ChangeApiClientRequest request, HttpContext http, Caller caller, IReads<IdentityDb> reads, IEntityWrites<IdentityDb> writes, CancellationToken cancel)
    {
        if (!(await ReadApiClients.Owned(id, caller, reads, cancel)).TryGet(out var seen, out var error)) return Answers.Problem(error);
        var organisation = new OrganisationId(seen.Organisation!.Value);
        if (!IfMatch.Read(http.Request).TryGet(out var expected, out var badVersion) && badVersion is not null) return Answers.Problem(badVersion);
        if (ApiClientRules.Check(request, organisation) is { } wrong) return Answers.Problem(wrong);

        var context = http.ContextFor(null) with { Actor = caller.ActorFor(organisation) };
        var result = await writes.WriteAgain<Result<ApiClientDetails>>(context, async (db, turn) =>
        {
            var client = await db.Clients.FirstAsync(c => c.Id == seen.Id, cancel);
            if (expected is { } version && version != client.Version) return RotateSecret.Stale;
            if (client.DisabledAt is not null) return Error.Conflict("api_client.ended", "This system was ended. Make a new one.");
            var (name, roles) = (request.Name!.Trim(), ApiClientRules.RolesOf(organisation, request.Roles));
            var words = roles.Select(r => r.ToString()).ToArray();
            if (client.Name == name && client.Roles.SequenceEqual(words)) return ReadApiClients.Describe(client, turn.Now);
            var changes = new Dictionary<string, string?[]> { ["name"] = [client.Name, name], ["roles"] = [string.Join(' ', client.Roles), string.Join(' ', words)] };
            (client.Name, client.Roles) = (name, words);
            client.Version++;
            turn.Tell(new ApiClientChanged(organisation, client.Id, name, roles), client.Id, client.Version, organisation);
            turn.Audit("api_client.changed", "client", client.Id, client.Version, changes);
            return ReadApiClients.Describe(client, turn.Now);
        }, cancel);
        return result.TryGet(out var changed, out var refusal) ? Answers.Ok(changed, changed.Version) : Answers.Problem(refusal);
    }
}
