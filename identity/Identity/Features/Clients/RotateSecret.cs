using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Clients;

/// <summary>Gives a system a new secret, and ends the old one at once or when its time is over.</summary>
internal static class RotateSecret
{
    private static readonly Guid Space = new("0f6f4f0b-9d0e-5b36-8f5d-3a4d0a9d5f11");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/identity/clients/{id}/rotate", Rotate).Produces<RotatedSecret>().For(Needs.PartyTo("owner", MemberRole.Admin, MemberRole.Operator));
        routes.MapPost("/api/identity/clients/{id}/end-old-secret", EndOld).Produces(StatusCodes.Status204NoContent).For(Needs.PartyTo("owner", MemberRole.Admin, MemberRole.Operator));
    }

    private static async Task<IResult> Rotate(
        string id, RotateSecretRequest request, HttpContext http, Caller caller, IReads<IdentityDb> reads, IEntityWrites<IdentityDb> writes, CancellationToken cancel)
    {
        if (!(await ReadApiClients.Owned(id, caller, reads, cancel)).TryGet(out var seen, out var error)) return Answers.Problem(error);
        if (!IfMatch.Read(http.Request).TryGet(out var expected, out var badVersion) && badVersion is not null) return Answers.Problem(badVersion);
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 200) return Answers.Problem(RequestErrors.BadKey);
        Guid? sameAs = key.Length == 0 ? null : Ids.FromName(Space, $"{caller.Subject} {key}");

        var context = http.ContextFor(null) with { Actor = caller.ActorFor(new OrganisationId(seen.Organisation!.Value)) };
        var result = await writes.WriteAgain<Result<(RotatedSecret Answer, long Version)>>(context, async (db, turn) =>
        {
            var client = await db.Clients.FirstAsync(c => c.Id == seen.Id, cancel);
            // The same request, because its answer was lost: the secret is nowhere to be read again.
            if (sameAs is not null && client.RotatedBy == sameAs)
                return (new RotatedSecret(client.Id, null, client.HasOldSecret(turn.Now) ? client.OldSecretUntil : null), client.Version);
            if (expected is { } version && version != client.Version) return Stale;
            var secret = Secrets.New();
            if (!ApiClientRules.Rotate(client, secret, request, turn.Now).TryGet(out var until, out var refused) && refused is not null) return refused;
            client.RotatedBy = sameAs;
            client.Version++;
            turn.Audit("api_client.secret_rotated", "client", client.Id, client.Version, new Dictionary<string, string?[]> { ["secret"] = [] });
            return (new RotatedSecret(client.Id, secret, until), client.Version);
        }, cancel);
        return result.TryGet(out var rotated, out var refusal) ? Answers.Ok(rotated.Answer, rotated.Version) : Answers.Problem(refusal);
    }

    private static async Task<IResult> EndOld(string id, HttpContext http, Caller caller, IReads<IdentityDb> reads, IEntityWrites<IdentityDb> writes, CancellationToken cancel)
    {
        if (!(await ReadApiClients.Owned(id, caller, reads, cancel)).TryGet(out var seen, out var error)) return Answers.Problem(error);
        if (!IfMatch.Read(http.Request).TryGet(out var expected, out var badVersion) && badVersion is not null) return Answers.Problem(badVersion);
        var context = http.ContextFor(null) with { Actor = caller.ActorFor(new OrganisationId(seen.Organisation!.Value)) };
        var result = await writes.WriteAgain<Result<long>>(context, async (db, turn) =>
        {
            var client = await db.Clients.FirstAsync(c => c.Id == seen.Id, cancel);
            if (expected is { } version && version != client.Version) return Stale;
            if (client.OldSecretHash is null) return client.Version;
            (client.OldSecretHash, client.OldSecretUntil) = (null, null);
            client.Version++;
            turn.Audit("api_client.old_secret_ended", "client", client.Id, client.Version);
            return client.Version;
        }, cancel);
        return result.TryGet(out var now, out var refusal) ? Answers.NoContent(now) : Answers.Problem(refusal);
    }

    internal static Error Stale => new(ErrorKind.Stale, "api_client.stale", "It was changed since you read it.");
}
