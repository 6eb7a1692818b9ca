using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Features;

/// <summary>Brings an organisation onto the exchange; the operator checks it next.</summary>
internal static class ApplyForOrganisation
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/organisations", Handle).For(Needs.SignedIn);

    private static async Task<IResult> Handle(Contracts.Organisations.Api.ApplyForOrganisation request, Caller caller, Commands commands, TimeProvider clock)
    {
        if (!ClaimForm.Read(request).TryGet(out var claim, out var wrong)) return Answers.Problem(wrong);
        var kind = caller.Person is null ? MemberKind.Client : MemberKind.Person;
        var error = Error.Conflict("organisation.taken", "Another organisation took this name at the same moment. Try again.");
        // The index of slugs decides who has one: whoever finds it taken tries the next.
        foreach (var slug in Slug.For(claim.Name, Ids.NewRef()))
        {
            var id = new OrganisationId(Ids.New(clock.GetUtcNow()));
            var applied = await commands.Send(Organisation.KeyOf(id), new Apply(Ids.NewRef(), slug, claim, kind), caller, id);
            if (applied.TryGet(out var reply, out var refusal))
                return Answers.Created($"/api/organisations/{reply.Value.Id}", reply.Value, reply.Version);
            if (refusal.Code != error.Code) return Answers.Problem(refusal);
        }
        return Answers.Problem(error);
    }
}
