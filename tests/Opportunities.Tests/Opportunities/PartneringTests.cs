using System.Net;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Tests.Applications;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class PartneringTests
{
    private static readonly OrganisationId Partner = new(Guid.CreateVersion7());
    private static readonly OrganisationId Other = new(Guid.CreateVersion7());
    private static readonly OpportunityDetails ForPartners = Given.Complete with { Visibility = OpportunityVisibility.Partners, Partners = [Partner, Other] };

    [Fact]
    public void Submit_ForOneThatNeverAgreed_IsRefusedBesideIt() =>
        Given.Draft(ForPartners).When(new Submit(Given.Standing() with { Partners = [Partner] }))
            .IsRefused(ErrorKind.Invalid, "opportunity.incomplete").Names("/details/partners/1", "not_partner");

    [Fact]
    public void Submit_ForPartners_IsTaken() =>
        Given.Draft(ForPartners).When(new Submit(Given.Standing() with { Partners = [Partner, Other] })).Is(OpportunityState.InReview);

    [Fact]
    public void Save_NamingOneThatNeverAgreed_IsRefused_ButOneNamedBeforeStays()
    {
        Given.Draft().When(new SaveDetails(ForPartners, [Partner])).IsRefused(ErrorKind.Invalid, "opportunity.details").Names("/details/partners/1", "not_partner");
        Assert.Null(Given.Draft(ForPartners).When(new SaveDetails(ForPartners with { Title = "Another title" }, [])).Refusal);
    }

    [Fact]
    public void Forget_OfAPartner_TakesItOffTheListOnly()
    {
        var live = Given.Draft(ForPartners).With(new Submit(Given.Standing() with { Partners = [Partner, Other] })).With(new Publish(Given.Standing() with { Partners = [Partner, Other] }), Given.Colleague);
        Assert.True(Visible.To(live.State!, true, [Other]));

        var forgotten = live.When(new ForgetPartner(Other), Actor.System).Is(OpportunityState.Live);

        Assert.False(Visible.To(forgotten, true, [Other]));
        Assert.True(Visible.To(forgotten, true, [Partner]));
    }

    [Fact]
    public void Save_OfAnOpenOneWhoseLastPartnerHasGone_MayNameOthers()
    {
        var one = Given.Complete with { Visibility = OpportunityVisibility.Partners, Partners = [Partner] };
        var live = Given.Draft(one).With(new Submit(Given.Standing() with { Partners = [Partner] })).With(new Publish(Given.Standing() with { Partners = [Partner] }), Given.Colleague);
        live.When(new SaveDetails(one with { Partners = [Other] }, [Partner, Other])).IsRefused(ErrorKind.Invalid, "opportunity.details").Names("/details/partners", "locked");

        var alone = live.With(new ForgetPartner(Partner), Actor.System);

        Assert.Equal([Other], alone.When(new SaveDetails(one with { Partners = [Other] }, [Other])).Is(OpportunityState.Live).Details.Partners);
    }

    [Theory, Topologies]
    public async Task APostForPartners_IsSeenByThem_UntilThePartnershipEnds(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var today = DateOnly.FromDateTime(hiring.Host.Clock.GetUtcNow().UtcDateTime);
        var details = Given.Complete with { ClosingDate = today.AddDays(20), EarliestStart = today.AddDays(60), Visibility = OpportunityVisibility.Partners, Partners = [hiring.Kirklees.Id] };
        var draft = await Desk.Read<OpportunityStanding>(await Desk.Post(hiring.Poster, "/api/opportunities", new CreateOpportunity(hiring.Leeds.Id, details)), HttpStatusCode.Created);
        Assert.Equal("opportunity.incomplete", await Desk.Refused(await Desk.Post(hiring.Poster, $"/api/opportunities/{draft.Id}/publish"), HttpStatusCode.UnprocessableEntity));

        await hiring.Host.Tenants.Partner(hiring.Leeds, hiring.Kirklees);
        await Eventually.Holds(async () => (await Desk.Post(hiring.Poster, $"/api/opportunities/{draft.Id}/publish")).StatusCode == HttpStatusCode.OK, "it opens once they are partners");

        var path = $"/api/opportunities/{draft.Id}";
        Assert.Equal([hiring.Kirklees.Id], (await Desk.Read<OpportunityAnswer>(await hiring.Chooser.GetAsync(path))).Host!.Partners);
        Assert.Equal(HttpStatusCode.OK, (await hiring.Sam.GetAsync(path)).StatusCode);
        Assert.Null((await Desk.Read<OpportunityAnswer>(await hiring.Sam.GetAsync(path))).Details.Partners);
        Assert.Equal(HttpStatusCode.NotFound, (await hiring.Stranger.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hiring.Visitor.GetAsync(path)).StatusCode);
        await hiring.Host.Tenants.Unpartner(hiring.Leeds, hiring.Kirklees);
        await Eventually.Holds(async () => (await hiring.Sam.GetAsync(path)).StatusCode == HttpStatusCode.NotFound, "who is no partner any more sees it no more");
        Assert.Equal(HttpStatusCode.OK, (await hiring.Chooser.GetAsync(path)).StatusCode);
    }
}
