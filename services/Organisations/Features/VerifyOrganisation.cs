using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>The operator accepts a claim, and with it the e-mail domains that are the body's alone.</summary>
internal static class VerifyOrganisation
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/organisations/{id}/verify", Handle).For(Needs.Operator);

    private static async Task<IResult> Handle(string id, VerifyRequest request, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.Find(id, cancel)).TryGet(out var organisation, out var unknown)) return Answers.Problem(unknown);
        var errors = new List<FieldError>();
        var domains = ClaimForm.Domains(errors, request.ProvenDomains ?? [], "/provenDomains");
        if (errors.Count > 0) return Answers.Problem(Error.Invalid("organisation.domains_not_provable", errors));

        var verified = await commands.Send(Organisation.KeyOf(organisation), new Verify(domains), caller, Exchange.Organisation);
        if (verified.TryGet(out var reply, out var error)) return Answers.NoContent(reply.Version);
        // The index of proven domains lets one organisation have each.
        return Answers.Problem(error.Code == "organisation.taken"
            ? Error.Conflict("organisation.domain_taken", "One of these domains is already proven for another organisation.")
            : error);
    }
}
