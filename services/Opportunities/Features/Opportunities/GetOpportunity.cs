using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>GET /api/opportunities/{id}, the id a UUID or a short reference: as far as the caller may see it.</summary>
internal static class GetOpportunity
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/opportunities/{id}", Handle).For(Needs.Anyone).Produces<OpportunityAnswer>();

    private static async Task<IResult> Handle(
        string id, Caller caller, OpportunityQueries queries, HostOrganisations organisations, HostLists lists, IGrains grains, TimeProvider clock, CancellationToken cancel)
    {
        if (!(await queries.IdOf(id, cancel)).TryGet(out var opportunity, out var unknown)) return Answers.Problem(unknown);
        if (await grains.Read<Opportunity>(Keys.Opportunity(opportunity), cancel) is not { } found) return Answers.Problem(Kernel.Error.NotFound("opportunity"));

        var state = found.State;
        var asHost = caller.Has(state.Organisation, HostDesk.HostRoles);
        if (!asHost && !Visible.To(state, caller.IsSignedIn, caller.Memberships.Select(m => m.Organisation)) && !caller.IsOperator)
        {
            // A role that was given a moment ago may not have come here yet.
            if (!caller.IsSignedIn || await caller.MustHave(state.Organisation, "opportunity", HostDesk.HostRoles) is not null)
                return Answers.Problem(Kernel.Error.NotFound("opportunity"));
            asHost = true;
        }
        var host = asHost ? await ForHost(state, caller, organisations, lists, cancel) : null;
        var organisation = await organisations.Find(state.Organisation, cancel);
        return Answers.Ok(Answer(found, organisation, host, clock.GetUtcNow()), found.Version);
    }

    private static OpportunityAnswer Answer(Versioned<Opportunity> found, OrganisationCopy? organisation, OpportunityHostView? host, DateTimeOffset now)
    {
        var state = found.State;
        var onHold = organisation?.State is OrganisationState.Suspended;
        var details = state.WholeDetails();
        return new(
            state.Id, state.Ref, state.Slug, state.Organisation, organisation?.Name, organisation?.Slug, organisation?.Sector, onHold,
            state.State, host is null ? details with { Reference = null, Partners = null } : details, state.Round, state.NumberOfPlaces(), state.PlacesLeft(),
            !onHold && state.IsOpenAt(now), state.PublishedAt, state.ClosesAt ?? Deadline.Of(state.Details), state.CreatedAt, state.ChangedAt, host, found.Version);
    }

    private static async Task<OpportunityHostView> ForHost(
        Opportunity state, Caller caller, HostOrganisations organisations, HostLists lists, CancellationToken cancel)
    {
        var standing = await organisations.Standing(state.Organisation, caller, cancel);
        return new(
            state.CreatedBy.Person, state.SubmittedBy?.Person, state.Returned, state.Ended,
            [.. Completeness.Missing(state.WholeDetails()).Select(m => m.Pointer)],
            Possible.Actions(state, standing, caller.ActorFor(state.Organisation)),
            Writing.LockedFields(state.State) ?? DetailsFields.All,
            await lists.Stages(state.Id, state.Organisation, cancel),
            state.Imported?.Import);
    }
}
