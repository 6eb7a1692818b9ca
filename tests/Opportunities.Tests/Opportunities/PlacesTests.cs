using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class PlacesTests
{
    [Fact]
    public void Claim_OfOneOfTwoPlaces_LeavesOne()
    {
        var decision = Given.Live().When(new ClaimPlace(Given.Application(1)));

        Assert.Equal(1, decision.Is(OpportunityState.Live).PlacesLeft());
        Assert.Equal(new PlaceClaimed(Given.Application(1), 1, false), decision.Reply);
        Assert.Empty(decision.Facts);
    }

    [Theory]
    [InlineData(OpportunityState.Live)]
    [InlineData(OpportunityState.Paused)]
    [InlineData(OpportunityState.Closed)]
    public void Claim_OfTheLastPlace_FillsIt(OpportunityState state)
    {
        var decision = Given.In(state).With(new ClaimPlace(Given.Application(1))).When(new ClaimPlace(Given.Application(2)));

        decision.Is(OpportunityState.Filled);
        Assert.Equal(new PlaceClaimed(Given.Application(2), 0, true), decision.Reply);
        Assert.IsType<OpportunityFilled>(Assert.Single(decision.Facts));
        Assert.Equal([Deadline.Reminder], decision.CancelledReminders);
    }

    [Theory]
    [InlineData(OpportunityState.Live)]
    [InlineData(OpportunityState.Filled)]
    public void Claim_BySameApplicationAgain_ChangesNothing(OpportunityState state)
    {
        var given = state is OpportunityState.Filled ? Given.In(state) : Given.Live().With(new ClaimPlace(Given.Application(1)));

        var decision = given.When(new ClaimPlace(Given.Application(1)));

        Assert.Same(given.State, decision.State);
        Assert.Equal(Given.Application(1), Assert.IsType<PlaceClaimed>(decision.Reply).Application);
    }

    [Fact]
    public void Claim_WhenEveryPlaceIsTaken_IsRefused() =>
        Given.In(OpportunityState.Filled).When(new ClaimPlace(Given.Application(3))).IsRefused(ErrorKind.Conflict, "opportunity.places_filled");

    [Fact]
    public void Claim_OnceTheHostSaidFilled_IsRefused() =>
        Given.Closed().With(new ClaimPlace(Given.Application(1))).With(new MarkFilled())
            .When(new ClaimPlace(Given.Application(2))).IsRefused(ErrorKind.Conflict, "opportunity.places_filled");

    [Theory]
    [InlineData(OpportunityState.Draft)]
    [InlineData(OpportunityState.InReview)]
    [InlineData(OpportunityState.NotFilled)]
    [InlineData(OpportunityState.Archived)]
    [InlineData(OpportunityState.Withdrawn)]
    public void Claim_WhereNothingIsOffered_IsRefused(OpportunityState state) =>
        Given.In(state).When(new ClaimPlace(Given.Application(3))).IsRefused(ErrorKind.Conflict, "opportunity.not_open");

    [Fact]
    public void Release_FromAFilledOne_ClosesIt()
    {
        var decision = Given.In(OpportunityState.Filled).When(new ReleasePlace(Given.Application(1)));

        var closed = decision.Is(OpportunityState.Closed);
        Assert.Equal(1, closed.PlacesLeft());
        Given.In(OpportunityState.Filled).With(new ReleasePlace(Given.Application(1))).When(new ClaimPlace(Given.Application(9))).Is(OpportunityState.Filled);
    }

    [Fact]
    public void Release_WhileOpen_FreesThePlace() =>
        Assert.Equal(2, Given.Live().With(new ClaimPlace(Given.Application(1))).When(new ReleasePlace(Given.Application(1))).Is(OpportunityState.Live).PlacesLeft());

    [Fact]
    public void Release_WithoutAClaim_ChangesNothing()
    {
        var given = Given.In(OpportunityState.Filled);

        Assert.Same(given.State, given.When(new ReleasePlace(Given.Application(7))).State);
        Assert.Null(Given.Nothing().When(new ReleasePlace(Given.Application(7))).Refusal);
    }
}
