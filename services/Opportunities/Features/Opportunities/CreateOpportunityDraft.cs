using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>POST /api/opportunities: a draft.</summary>
internal static class CreateOpportunityDraft
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities", Handle).For(Needs.Member(MemberRole.Host, MemberRole.Admin))
            .Produces<OpportunityStanding>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(CreateOpportunity request, Caller caller, Commands commands, DraftSources sources, TimeProvider clock, CancellationToken cancel)
    {
        if (request.Organisation is not { } organisation)
            return Answers.Problem(Error.Invalid("opportunity.details", new FieldError("/organisation", "required", "Name the organisation that offers the place.")));
        if (await caller.MustHave(organisation, "organisation", HostDesk.HostRoles) is { } refused) return Answers.Problem(refused);

        if (!(await sources.Of(request, organisation, caller, cancel)).TryGet(out var details, out var noSource)) return Answers.Problem(noSource);
        var id = PlainText.Trimmed(details.Reference) is { Length: <= DetailsLimits.Reference } reference
            ? Opportunity.IdOf(organisation, reference)
            : new OpportunityId(Ids.New(clock.GetUtcNow()));
        var key = Keys.Opportunity(id);
        var sent = await DrawnReference.UntilFree(key, reference => commands.Send(key, new CreateDraft(organisation, reference, details), caller, organisation));
        return sent.TryGet(out var made, out var error)
            ? Answers.Created($"/api/opportunities/{made.Value.Id}", made.Value, made.Version)
            : Answers.Problem(error);
    }
}
