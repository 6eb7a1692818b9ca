using FsCheck;
using FsCheck.Fluent;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using static Secondments.Opportunities.Tests.Applications.GivenApplication;

namespace Secondments.Opportunities.Tests.Applications;

/// <summary>Any commands in any order: the state moves only as the table of the domain says.</summary>
public sealed class ApplicationSequences
{
    /// <summary>Domain §3, written out a second time on purpose: the rules are held to the words, not to themselves.</summary>
    private static readonly Dictionary<ApplicationState, ApplicationState[]> Table = new()
    {
        [ApplicationState.Draft] = [ApplicationState.Submitted, ApplicationState.Withdrawn],
        [ApplicationState.Submitted] = [ApplicationState.Shortlisted, ApplicationState.NotSelected, ApplicationState.Lapsed, ApplicationState.Withdrawn],
        [ApplicationState.Shortlisted] = [ApplicationState.Interview, ApplicationState.Offered, ApplicationState.NotSelected, ApplicationState.Lapsed, ApplicationState.Withdrawn],
        [ApplicationState.Interview] = [ApplicationState.Offered, ApplicationState.NotSelectedAfterInterview, ApplicationState.Lapsed, ApplicationState.Withdrawn],
        [ApplicationState.Offered] = [ApplicationState.Accepted, ApplicationState.Declined, ApplicationState.Lapsed, ApplicationState.Withdrawn],
        [ApplicationState.Accepted] = [ApplicationState.Withdrawn],
        [ApplicationState.NotSelected] = [],
        [ApplicationState.NotSelectedAfterInterview] = [],
        [ApplicationState.Declined] = [],
        [ApplicationState.Lapsed] = [],
        [ApplicationState.Withdrawn] = [],
    };

    private static readonly (ICommand Command, Actor By)[] Commands =
    [
        (new SaveAnswers(Complete), Applicant), (Submit(), Applicant), (new ShortlistApplication("A note.", Host, Home), Chooser),
        (new InviteApplicant(null, "By video."), Chooser), (new MakeOffer(null, null, Advert), Chooser), (Release(ReleaseState.Requested, 1, ReleaseWaitingFor.Manager), Actor.System),
        (Release(ReleaseState.Granted, 2), Actor.System), (new AcceptOffer(), Applicant), (new SettleClaim(true), Actor.System), (new SettleClaim(false), Actor.System),
        (new DeclineOffer(PersonReason.Terms, null), Applicant), (new WithdrawApplication(PersonReason.Timing, null), Applicant),
        (new NotSelectApplication(NotSelectedReason.Level, null, null), Chooser), (new EndWithOpportunity("opportunity_withdrawn"), Actor.System),
        (new LapseOffer(Start), Actor.System), (new AddNote("A note."), Chooser), (new ForgetDraft(), Actor.System), (new TellEnding(), Actor.System),
    ];

    [Fact]
    public void AnySequence_MovesOnlyAsTheTableSays() =>
        Prop.ForAll(Gen.Choose(0, Commands.Length - 1).ListOf().ToArbitrary(), picks =>
        {
            var given = Empty();
            foreach (var (command, by) in picks.Select(i => Commands[i]))
            {
                var before = given.State!;
                var decision = given.When(command, by);
                if (decision.Refusal is { } refusal)
                {
                    if (refusal is { Kind: ErrorKind.Conflict, Code: "application.wrong_state" })
                        Assert.Equal(Table[before.State].Select(Domain.Words.Of).Order(), refusal.Allowed.Order());
                    continue;
                }

                var after = decision.State!;
                Assert.True(after.State == before.State || Table[before.State].Contains(after.State), $"{before.State} → {after.State} by {command}");
                Holds(after);
                given = given with { State = after };
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Table_IsTheRules() => Assert.All(
        Enum.GetValues<ApplicationState>(), state => Assert.Equal(Table[state].Order(), ApplicationTransitions.From(state)));

    private static void Holds(Application application)
    {
        if (application.State is ApplicationState.Accepted) Assert.True(application.IsReleased(), "Accepted without a release.");
        var ended = Table[application.State].Length == 0;
        if (ended) Assert.False(string.IsNullOrEmpty(application.Ending?.Reason), "Ended without a reason.");
        if (application.State is not (ApplicationState.Draft or ApplicationState.Withdrawn)) Assert.NotNull(application.SubmittedAt);
    }
}
