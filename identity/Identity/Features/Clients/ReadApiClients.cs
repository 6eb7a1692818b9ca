using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts;
using Secondments.Contracts.Identity.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Clients;

/// <summary>An organisation's systems, for its admins. There are few, so that one page holds them all.</summary>
internal static class ReadApiClients
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/identity/clients", List).Produces<ListOf<ApiClientDetails>>().For(Needs.Member(MemberRole.Admin, MemberRole.Operator));
        routes.MapGet("/api/identity/clients/{id}", One).Produces<ApiClientDetails>().For(Needs.PartyTo("owner", MemberRole.Admin, MemberRole.Operator));
    }

    private static async Task<IResult> List(string? organisation, Caller caller, IReads<IdentityDb> reads, TimeProvider clock, CancellationToken cancel)
    {
        if (!RouteIds.Read<OrganisationId>(organisation ?? "", "organisation").TryGet(out var id, out var unknown)) return Answers.Problem(unknown);
        if (await caller.MustHave(id, "organisation", MemberRole.Admin, MemberRole.Operator) is { } refusal) return Answers.Problem(refusal);
        var clients = await reads.Query(caller.Reader, db => db.Clients.AsNoTracking()
            .Where(c => c.Organisation == id.Value).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).ToListAsync(cancel), cancel);
        return Answers.Ok(new ListOf<ApiClientDetails>([.. clients.Select(c => Describe(c, clock.GetUtcNow()))], clients.Count, true, null, null));
    }

    private static async Task<IResult> One(string id, Caller caller, IReads<IdentityDb> reads, TimeProvider clock, CancellationToken cancel)
    {
        var found = await Owned(id, caller, reads, cancel);
        return found.TryGet(out var client, out var error) ? Answers.Ok(Describe(client, clock.GetUtcNow()), client.Version) : Answers.Problem(error);
    }

    /// <summary>The client if the caller's organisation has it; else as if there were none.</summary>
    public static async Task<Result<OidcClient>> Owned(string id, Caller caller, IReads<IdentityDb> reads, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(id, "D", out var guid)) return Error.NotFound("api_client");
        var client = await reads.Query(caller.Reader, db => db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == guid && c.Organisation != null, cancel), cancel);
        if (client is null) return Error.NotFound("api_client");
        return await caller.MustHave(new OrganisationId(client.Organisation!.Value), "api_client", MemberRole.Admin, MemberRole.Operator) is { } refusal ? refusal : client;
    }

    internal static ApiClientDetails Describe(OidcClient client, DateTimeOffset now) => new(
        client.Id, new OrganisationId(client.Organisation!.Value), client.Name, [.. client.Roles.Select(Enum.Parse<MemberRole>)],
        client.CreatedAt, client.LastUsedAt, client.DisabledAt is not null,
        client.SecretFrom ?? client.CreatedAt, client.HasOldSecret(now) ? client.OldSecretUntil : null, client.Version);
}
