using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity;
using Secondments.Contracts.Identity.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Identity.Domain;
using Secondments.Identity.Persistence;
using Secondments.Kernel;

namespace Secondments.Identity.Features.Clients;

/// <summary>
/// Credentials for one of an organisation's systems, made by its admin. Organisations hears of it and makes the system a
/// member with the roles that were asked.
/// </summary>
internal static class CreateApiClient
{
    private static readonly Guid Space = new("a3b6f0de-2c7c-5a43-8d41-0b5f6c9e7712");

    private static readonly Error KeyReused = new(ErrorKind.Invalid, "command.key_reused", "This Idempotency-Key was sent with another request.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/identity/clients", Handle)
            .Produces<CreatedApiClient>(StatusCodes.Status201Created)
            .For(Needs.Member(MemberRole.Admin, MemberRole.Operator));

    private static async Task<IResult> Handle(CreateApiClientRequest request, HttpContext http, Caller caller, IEntityWrites<IdentityDb> writes, CancellationToken cancel)
    {
        if (ApiClientRules.Check(request) is { } wrong) return Answers.Problem(wrong);
        var organisation = request.Organisation!.Value;
        if (await caller.MustHave(organisation, "organisation", MemberRole.Admin, MemberRole.Operator) is { } refusal) return Answers.Problem(refusal);
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 200) return Answers.Problem(RequestErrors.BadKey);

        var context = http.ContextFor(null) with { Actor = caller.ActorFor(organisation) };
        // The same key is the same client: a request repeated because its answer was lost makes no second one. Its secret is
        // nowhere to be read again, though.
        Guid? known = key.Length == 0 ? null : Ids.FromName(Space, $"{caller.Subject} {key}");
        var result = await writes.WriteAgain<Result<CreatedApiClient>>(context, (db, turn) => Create(db, turn, request, organisation, known, cancel), cancel);
        return result.TryGet(out var created, out var error)
            ? Answers.Created($"/api/identity/clients/{created.ClientId}", created, 1)
            : Answers.Problem(error);
    }

    internal static async Task<Result<CreatedApiClient>> Create(
        IdentityDb db, IEntityTurn turn, CreateApiClientRequest request, OrganisationId organisation, Guid? known, CancellationToken cancel)
    {
        var roles = ApiClientRules.RolesOf(organisation, request.Roles);
        var name = request.Name!.Trim();
        if (known is { } same && await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == same, cancel) is { } before)
        {
            return before.Organisation == organisation.Value && before.Name == name && before.Roles.SequenceEqual(roles.Select(r => r.ToString()))
                ? new CreatedApiClient(before.Id, null, organisation, before.Name, roles, before.CreatedAt)
                : KeyReused;
        }
        if (await db.Clients.CountAsync(c => c.Organisation == organisation.Value && c.DisabledAt == null, cancel) >= ApiClientRules.MostPerOrganisation)
            return Error.Conflict("api_client.too_many", $"An organisation has at most {ApiClientRules.MostPerOrganisation} systems: end one that is not used.");

        var id = known ?? Ids.New(turn.Now);
        var secret = Secrets.New();
        db.Clients.Add(new OidcClient
        {
            Id = id,
            ClientId = id.ToString(),
            Name = name,
            SecretHash = Secrets.Hash(secret),
            SecretFrom = turn.Now,
            Organisation = organisation.Value,
            Roles = [.. roles.Select(r => r.ToString())],
            CreatedAt = turn.Now,
            Version = 1,
        });
        turn.Tell(new ApiClientCreated(organisation, id, name, roles), id, 1, organisation);
        turn.Audit("api_client.created", "client", id, 1, new Dictionary<string, string?[]> { ["roles"] = [null, string.Join(' ', roles)] });
        return new CreatedApiClient(id, secret, organisation, name, roles, turn.Now);
    }
}
