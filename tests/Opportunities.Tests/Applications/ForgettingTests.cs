using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Releases;
using static Secondments.Opportunities.Tests.Applications.GivenApplication;

namespace Secondments.Opportunities.Tests.Applications;

/// <summary>How long an application is kept, and what is left of it.</summary>
public sealed class ForgettingTests
{
    public static TheoryData<ApplicationState> EveryState => [.. Enum.GetValues<ApplicationState>()];

    [Fact]
    public void Submit_IsKeptSixYears() =>
        Assert.Equal(Start.AddYears(6), Draft().When(Submit(), Applicant).Reminders.Single(r => r.Command is ForgetApplication).Due);

    [Fact]
    public void AtItsDate_MovedSince_IsKeptFromThen()
    {
        var later = Submitted().At(Start.AddYears(2)).With(new NotSelectApplication(NotSelectedReason.Level, null, null));

        var decision = later.At(Start.AddYears(6)).When(new ForgetApplication(), Actor.System);

        Assert.Same(later.State, decision.State);
        Assert.Equal(Start.AddYears(8), Assert.Single(decision.Reminders).Due);
    }

    [Theory, MemberData(nameof(EveryState))]
    public void AtItsDate_LeavesNothingThatAnybodyWrote(ApplicationState state)
    {
        var given = In(state).At(Start.AddYears(6));
        if (state is ApplicationState.Draft) return;

        var forgotten = given.When(new ForgetApplication(), Actor.System).State!;

        NothingIsLeft(forgotten);
        Assert.NotNull(forgotten.ForgottenAt);
        Assert.Empty(new ApplicationGrain().Project(forgotten));
    }

    [Fact]
    public void Erase_Draft_IsEmptiedAtOnce()
    {
        var decision = Draft().When(new EraseApplicant(), Actor.System);

        NothingIsLeft(decision.State!);
        Assert.Equal(ApplicationState.Withdrawn, decision.State!.State);
        Assert.Contains("draft-forget", decision.CancelledReminders);
        Assert.Empty(new ApplicationGrain().Project(decision.State));
    }

    [Theory, MemberData(nameof(EveryState))]
    public void Erase_Sent_IsHeldOutOfUseUntilItsDateAndThenEmptied(ApplicationState state)
    {
        if (state is ApplicationState.Draft) return;
        var given = In(state);
        var decision = given.When(new EraseApplicant(), Actor.System);
        var held = given with { State = decision.State };

        // The law's copy is whole, and nothing shows it.
        Assert.Equal(given.State!.Answers, held.State!.Answers);
        Assert.Empty(new ApplicationGrain().Project(held.State));
        Assert.Equal(held.State.HeldUntil, decision.Reminders.Single(r => r.Command is ForgetApplication).Due);
        Assert.Contains(decision.FollowUps, f => f.Command is ForgetRelease);
        Assert.Empty(decision.Mails);
        Assert.Equal("application.not_found", held.When(new AddNote("Still there?")).Refusal!.Code);
        Assert.Equal("application.not_found", held.When(new WithdrawApplication(PersonReason.Timing, null), Applicant).Refusal!.Code);
        Assert.Equal("application.not_found", held.When(new TellEnding(), Actor.System).Refusal!.Code);

        var emptied = held.At(held.State.HeldUntil!.Value).When(new ForgetApplication(), Actor.System).State!;
        NothingIsLeft(emptied);
    }

    [Fact]
    public void Erase_Accepted_FreesThePlace() =>
        Assert.Contains(Accepted().When(new EraseApplicant(), Actor.System).FollowUps, f => f.Command is ReleasePlace);

    [Fact]
    public void Erase_WhileAccepting_GivesTheClaimedPlaceBack()
    {
        var accepting = Released().With(new AcceptOffer(), Applicant).With(new EraseApplicant(), Actor.System);

        Assert.Contains(accepting.When(new SettleClaim(true), Actor.System).FollowUps, f => f.Command is ReleasePlace);
    }

    [Fact]
    public void Erase_Twice_ChangesNothing()
    {
        var held = Submitted().With(new EraseApplicant(), Actor.System);

        Assert.Same(held.State, held.When(new EraseApplicant(), Actor.System).State);
    }

    private static void NothingIsLeft(Application application)
    {
        var text = JsonSerializer.Serialize(application, Json.Stored);
        Assert.All(
            ["Sam Okafor", "sam@kirklees.example", "Analyst in planning", "Reports on repairs", "To learn how", "Alex Hill", "Six months", "By video", "As advertised"],
            secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
    }
}
