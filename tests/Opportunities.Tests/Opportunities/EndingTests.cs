using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class EndingTests
{
    private static readonly DateTimeOffset AfterDeadline = new(2026, 12, 19, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(OpportunityState.Live)]
    [InlineData(OpportunityState.Paused)]
    public void CloseIfDue_AfterTheDeadline_Closes(OpportunityState state)
    {
        var decision = Given.In(state).At(AfterDeadline).When(new CloseIfDue(), Actor.System);

        decision.Is(OpportunityState.Closed);
        Assert.True(Assert.IsType<OpportunityClosed>(Assert.Single(decision.Facts)).AtDeadline);
    }

    [Fact]
    public void CloseIfDue_AtTheLastInstant_LeavesItOpen()
    {
        var given = Given.Live();
        var last = given.At(given.State!.ClosesAt!.Value);

        var decision = last.When(new CloseIfDue(), Actor.System);

        Assert.Same(given.State, decision.State);
        Assert.True(given.State.IsOpenAt(last.Now));
        Assert.False(given.State.IsOpenAt(last.Now.AddMilliseconds(1)));
    }

    [Fact]
    public void CloseIfDue_OnceTheDateWasMoved_WaitsForTheNewOne()
    {
        var moved = Given.Live().With(new SaveDetails(Given.Complete with { ClosingDate = new(2027, 1, 8) })).At(AfterDeadline);

        var decision = moved.When(new CloseIfDue(), Actor.System);

        decision.Is(OpportunityState.Live);
        Assert.Equal(moved.State!.ClosesAt!.Value.AddSeconds(1), Assert.Single(decision.Reminders).Due);
    }

    [Theory]
    [InlineData(OpportunityState.Draft)]
    [InlineData(OpportunityState.Closed)]
    [InlineData(OpportunityState.Filled)]
    [InlineData(OpportunityState.Withdrawn)]
    public void CloseIfDue_WhereNothingIsOpen_DoesNothing(OpportunityState state)
    {
        var given = Given.In(state).At(AfterDeadline);

        var decision = given.When(new CloseIfDue(), Actor.System);

        Assert.Same(given.State, decision.State);
        Assert.Empty(decision.Facts);
    }

    [Fact]
    public void Close_WithoutAReason_ClosesAndForgetsTheDeadline()
    {
        var decision = Given.Live().When(new Close(new()));

        Assert.Null(decision.Is(OpportunityState.Closed).Ended);
        Assert.Equal([Deadline.Reminder], decision.CancelledReminders);
        Assert.False(Assert.IsType<OpportunityClosed>(Assert.Single(decision.Facts)).AtDeadline);
    }

    [Fact]
    public void Close_WithAReasonFromAnotherList_IsRefused() =>
        Given.Live().When(new Close(new("nobody_applied"))).IsRefused(ErrorKind.Invalid, "opportunity.reason").Names("/code", "unknown");

    [Theory]
    [InlineData(OpportunityState.Draft)]
    [InlineData(OpportunityState.InReview)]
    [InlineData(OpportunityState.Returned)]
    [InlineData(OpportunityState.Live)]
    [InlineData(OpportunityState.Paused)]
    [InlineData(OpportunityState.Closed)]
    public void Withdraw_BeforeItIsFilled_KeepsEverythingButTheState(OpportunityState state)
    {
        var given = Given.In(state);

        var decision = given.When(new Withdraw(new("funding_changed", "The grant fell through.")));

        var withdrawn = decision.Is(OpportunityState.Withdrawn);
        Assert.Equal(new ReasonGiven("funding_changed", "The grant fell through.", Given.Start), withdrawn.Ended);
        Assert.Same(given.State!.Details, withdrawn.Details);
        Assert.IsType<OpportunityWithdrawn>(Assert.Single(decision.Facts));
    }

    [Fact]
    public void Withdraw_WithoutAReason_IsRefused()
    {
        Given.Live().When(new Withdraw(new())).IsRefused(ErrorKind.Invalid, "opportunity.reason").Names("/code", "required");
        Given.Live().When(new Withdraw(new("something_else", " "))).IsRefused(ErrorKind.Invalid, "opportunity.reason").Names("/text", "required");
        Given.Live().When(new Withdraw(new("need_changed", "a\u202Eb"))).IsRefused(ErrorKind.Invalid, "opportunity.reason").Names("/text", "unreadable");
    }

    [Theory]
    [InlineData(OpportunityState.Filled)]
    [InlineData(OpportunityState.NotFilled)]
    [InlineData(OpportunityState.Archived)]
    [InlineData(OpportunityState.Withdrawn)]
    public void Withdraw_OnceItEnded_IsRefusedWithWhatIsAllowed(OpportunityState state)
    {
        var refused = Given.In(state).When(new Withdraw(new("need_changed"))).IsRefused(ErrorKind.Conflict, "opportunity.wrong_state");

        Assert.Equal(Transitions.From(state).Select(Transitions.Word), refused.Allowed);
    }

    [Fact]
    public void MarkFilled_OnceClosed_NeedsSomebodyWhoAccepted()
    {
        Given.Closed().When(new MarkFilled()).IsRefused(ErrorKind.Conflict, "opportunity.nobody_accepted");
        var decision = Given.Closed().With(new ClaimPlace(Given.Application(1))).When(new MarkFilled());

        decision.Is(OpportunityState.Filled);
        Assert.IsType<OpportunityFilled>(Assert.Single(decision.Facts));
    }

    [Fact]
    public void MarkNotFilled_OnceClosed_NeedsAReasonAndNobodyWhoAccepted()
    {
        Given.Closed().When(new MarkNotFilled(new())).IsRefused(ErrorKind.Invalid, "opportunity.reason");
        Given.Closed().With(new ClaimPlace(Given.Application(1))).When(new MarkNotFilled(new("nobody_applied"))).IsRefused(ErrorKind.Conflict, "opportunity.somebody_accepted");
        var decision = Given.Closed().When(new MarkNotFilled(new("nobody_applied")));

        Assert.Equal("nobody_applied", decision.Is(OpportunityState.NotFilled).Ended!.Code);
        Assert.IsType<OpportunityNotFilled>(Assert.Single(decision.Facts));
    }

    [Fact]
    public void Archive_OfWhatIsSettled_KeepsIt()
    {
        Given.In(OpportunityState.Filled).When(new Archive()).Is(OpportunityState.Archived);
        Given.In(OpportunityState.NotFilled).When(new Archive()).Is(OpportunityState.Archived);
        Given.Closed().When(new Archive()).IsRefused(ErrorKind.Conflict, "opportunity.wrong_state");
    }

    [Fact]
    public void AnyCommand_OnNothing_FindsNothing() =>
        Given.Nothing().When(new Close(new())).IsRefused(ErrorKind.NotFound, "opportunity.not_found");
}
