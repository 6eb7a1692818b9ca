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
        string id, Caller caller, OpportunityQueries queries, HostOrganisations organisations, HostLists lists, HostStaff staff, IGrains grains, TimeProvider clock, CancellationToken cancel)
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
        var host = asHost ? await ForHost(state, caller, organisations, lists, staff, clock.GetUtcNow(), cancel) : null;
        var organisation = await organisations.Find(state.Organisation, cancel);
        return Answers.Ok(Answer(found, organisation, host, clock.GetUtcNow()), found.Version);
    }

    private static OpportunityAnswer Answer(Versioned<Opportunity> found, OrganisationCopy? organisation, OpportunityHostView? host, DateTimeOffset now)
    {
        var state = found.State;
        var onHold = organisation?.State is OrganisationState.Suspended;
        var details = host is null ? state.WholeShown() : state.WholeDetails();
        var closes = host is null && state.AsOpened is { } shown ? Deadline.Of(shown) : state.ClosesAt ?? Deadline.Of(state.Details);
        return new(
            state.Id, state.Ref, state.Slug, state.Organisation, organisation?.Name, organisation?.Slug, organisation?.Sector, onHold,
            host is null ? state.ShownState() : state.State, host is null ? details with { Reference = null, Partners = null } : details, state.Round, state.NumberOfPlaces(), state.PlacesLeft(),
            !onHold && state.IsOpenAt(now), state.PublishedAt, closes, state.CreatedAt, state.ChangedAt, host, found.Version);
    }

    private static async Task<OpportunityHostView> ForHost(
        Opportunity state, Caller caller, HostOrganisations organisations, HostLists lists, HostStaff staff, DateTimeOffset now, CancellationToken cancel)
    {
        var standing = await organisations.Standing(state.Organisation, caller, cancel);
        var ownerIsHere = state.Owner() is { } owner && (await staff.With(Kernel.MemberRole.Host, state.Organisation, cancel)).Contains(owner);
        var actions = Possible.Actions(state, standing, caller.ActorFor(state.Organisation));
        return new(
            state.Owner(), state.SubmittedBy?.Person, state.Returned, state.Ended,
            [.. Completeness.Missing(state.WholeDetails()).Select(m => m.Pointer)],
            caller.Person is { } person && Owning.May(state, standing, person, ownerIsHere) ? [.. actions, "take-over"] : actions,
            Writing.LockedFields(state) ?? DetailsFields.All,
            await lists.Stages(state.Id, state.Organisation, cancel),
            state.Imported?.Import)
        {
            CoOwners = state.CoOwners,
            OwnerIsHere = ownerIsHere,
            Partners = standing.Partners,
            TakenDown = state.TakenDown?.Line,
            Incomplete = Completeness.Wrong(state.WholeDetails(), standing, now),
            PublishesAlone = Approval.MayPublishAlone(standing, caller.ActorFor(state.Organisation)),
            Rounds = Rounds(state, await lists.StagesByRound(state.Id, state.Organisation, cancel)),
        };
    }

    /// <summary>Newest first. A round that waits for approval isn't open yet, whatever the one before it was.</summary>
    private static IReadOnlyList<RoundAnswer> Rounds(Opportunity state, ILookup<int, StageCount> stages) =>
    [
        new(state.Round, state.AsOpened is null ? state.PublishedAt : null, state.ClosesAt ?? Deadline.Of(state.Details), state.State, state.Ended, [.. stages[state.Round]]),
        .. state.PastRounds.Reverse().Select(r => new RoundAnswer(r.Number, r.OpenedAt, r.ClosesAt, r.As, r.Ended, [.. stages[r.Number]])),
    ];
}
