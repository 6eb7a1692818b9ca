using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class ReopeningTests
{
    private static readonly DateOnly NewDate = new(2027, 1, 15);
    private static readonly DateOnly NewStart = new(2027, 3, 1);

    [Theory]
    [InlineData(OpportunityState.Closed)]
    [InlineData(OpportunityState.NotFilled)]
    public void Reopen_WhereAnotherPublishes_WaitsForApprovalAndKeepsWhatWas(OpportunityState state)
    {
        var given = Given.In(state);

        var decision = given.When(Again());

        var reopened = decision.Is(OpportunityState.InReview);
        Assert.Equal((2, Given.Writer), (reopened.Round, reopened.SubmittedBy));
        Assert.Equal((NewDate, NewStart), (reopened.Details.ClosingDate, reopened.Details.EarliestStart));
        Assert.Null(reopened.Ended);
        Assert.Equal(
            new PastRound(1, given.State!.PublishedAt!.Value, given.State.ClosesAt, state, given.State.Ended, Given.Start),
            Assert.Single(reopened.PastRounds));
        Assert.IsType<OpportunitySubmitted>(Assert.Single(decision.Facts));
    }

    [Fact]
    public void Reopen_WhileItWaitsForApproval_ShowsOthersWhatWasOpen()
    {
        var given = Given.Closed().With(Again()).With(new Return([new("/details/title", "Say where.")], Given.Standing()), Given.Colleague)
            .With(new SaveDetails(Given.Complete with { Title = "Not approved yet", ClosingDate = NewDate, EarliestStart = NewStart }));

        var told = Assert.IsType<OpportunityChanged>(new OpportunityRules().Snapshot(given.State!));

        Assert.Equal((Given.Complete.Title, Given.Complete.ClosingDate, OpportunityState.Closed), (told.Details.Title, told.Details.ClosingDate, told.State));
        var live = given.With(new Submit(Given.Standing())).With(new Publish(Given.Standing()), Given.Colleague);
        Assert.Equal("Not approved yet", Assert.IsType<OpportunityChanged>(new OpportunityRules().Snapshot(live.State!)).Details.Title);
    }

    [Fact]
    public void Reopen_WhereOnePersonDoesBoth_IsOpenAtOnceUntilTheNewDate()
    {
        var decision = Given.Closed().When(Again(ApprovalPolicy.Author));

        var live = decision.Is(OpportunityState.Live);
        Assert.Equal(UkTime.EndOf(NewDate), live.ClosesAt);
        Assert.Equal(new OpportunityPublished(Given.Id, Given.Host, 2), Assert.Single(decision.Facts.OfType<OpportunityPublished>()));
        Assert.Equal(live.ClosesAt!.Value.AddSeconds(1), Assert.Single(decision.Reminders, r => r.Name == Deadline.Reminder).Due);
        Assert.True(live.IsOpenAt(live.ClosesAt.Value));
    }

    [Theory]
    [InlineData(OpportunityState.Draft)]
    [InlineData(OpportunityState.InReview)]
    [InlineData(OpportunityState.Returned)]
    [InlineData(OpportunityState.Live)]
    [InlineData(OpportunityState.Paused)]
    [InlineData(OpportunityState.Filled)]
    [InlineData(OpportunityState.Archived)]
    [InlineData(OpportunityState.Withdrawn)]
    public void Reopen_OfWhatIsNotOver_IsRefusedWithWhatIsAllowed(OpportunityState state) =>
        Assert.Equal(Transitions.From(state).Select(Transitions.Word), Given.In(state).When(Again()).IsRefused(ErrorKind.Conflict, "opportunity.wrong_state").Allowed);

    [Fact]
    public void Reopen_WithoutADateOrWithOnePast_IsRefusedBesideTheDate()
    {
        Given.Closed().When(new Reopen(null, null, Given.Standing())).IsRefused(ErrorKind.Invalid, "opportunity.incomplete").Names("/closingDate", "required");
        Given.Closed().When(new Reopen(new(2026, 11, 1), null, Given.Standing())).IsRefused(ErrorKind.Invalid, "opportunity.incomplete").Names("/closingDate", "past");
        Given.Closed().When(new Reopen(new(2027, 2, 20), null, Given.Standing())).IsRefused(ErrorKind.Invalid, "opportunity.incomplete").Names("/earliestStart", "before_closing");
    }

    [Fact]
    public void Reopen_WhileTheOrganisationIsOnHold_IsRefused() =>
        Given.Closed().When(new Reopen(NewDate, NewStart, Given.Standing(state: OrganisationState.Suspended))).IsRefused(ErrorKind.Conflict, "opportunity.organisation_on_hold");

    [Fact]
    public void Reopen_KeepsPlacesThatAreHeld_AndOneMayBeTakenWhileItWaits()
    {
        var given = Given.Live().With(new ClaimPlace(Given.Application(1))).With(new Close(new())).With(Again());

        Assert.Equal(1, given.State!.PlacesLeft());
        given.When(new ClaimPlace(Given.Application(2)), Actor.System).Is(OpportunityState.Filled);
    }

    [Fact]
    public void Claim_BeforeItWasEverOpen_IsRefused() =>
        Given.InReview().When(new ClaimPlace(Given.Application(1)), Actor.System).IsRefused(ErrorKind.Conflict, "opportunity.not_open");

    [Fact]
    public void Reopen_MoreOftenThanAStateCanKeep_IsRefused()
    {
        var given = Given.Closed();
        for (var round = 2; round <= Reopening.MostRounds; round++)
            given = given.With(Again(ApprovalPolicy.Author)).With(new Close(new()));

        given.When(Again()).IsRefused(ErrorKind.Conflict, "opportunity.too_many_rounds");
        Assert.Equal(Enumerable.Range(1, Reopening.MostRounds - 1), given.State!.PastRounds.Select(r => r.Number));
    }

    private static Reopen Again(ApprovalPolicy approval = ApprovalPolicy.AnotherHost) => new(NewDate, NewStart, Given.Standing(approval));
}
