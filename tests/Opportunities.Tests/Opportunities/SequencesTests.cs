using FsCheck;
using FsCheck.Fluent;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Tests.Opportunities;

/// <summary>Random commands in random order, time passing between: whatever happens, these hold.</summary>
public sealed class SequencesTests
{
    /// <summary>The table of the domain, written down a second time on purpose.</summary>
    private static readonly Dictionary<OpportunityState, OpportunityState[]> Table = new()
    {
        [OpportunityState.Draft] = [OpportunityState.InReview, OpportunityState.Live, OpportunityState.Withdrawn],
        [OpportunityState.InReview] = [OpportunityState.Returned, OpportunityState.Live, OpportunityState.Filled, OpportunityState.Withdrawn],
        [OpportunityState.Returned] = [OpportunityState.InReview, OpportunityState.Live, OpportunityState.Filled, OpportunityState.Withdrawn],
        [OpportunityState.Live] = [OpportunityState.Paused, OpportunityState.Closed, OpportunityState.Filled, OpportunityState.Withdrawn],
        [OpportunityState.Paused] = [OpportunityState.Live, OpportunityState.Closed, OpportunityState.Filled, OpportunityState.Withdrawn],
        [OpportunityState.Closed] = [OpportunityState.InReview, OpportunityState.Live, OpportunityState.Filled, OpportunityState.NotFilled, OpportunityState.Withdrawn],
        [OpportunityState.Filled] = [OpportunityState.Closed, OpportunityState.Archived],
        [OpportunityState.NotFilled] = [OpportunityState.InReview, OpportunityState.Live, OpportunityState.Archived],
        [OpportunityState.Archived] = [],
        [OpportunityState.Withdrawn] = [],
    };

    private sealed record Step(ICommand Command, Actor By, int Days);

    private static readonly Gen<Step> Steps =
        from command in Gen.OneOf(
            Gen.Elements<ICommand>(
                new Submit(Given.Standing()), new Submit(Given.Standing(ApprovalPolicy.Author)), new Submit(Given.Standing(state: OrganisationState.Suspended)),
                new Publish(Given.Standing()), new Publish(Given.Standing(ApprovalPolicy.Author)), new Publish(Given.Standing(ApprovalPolicy.Admin)),
                new Return([new("/details/title", "x")], Given.Standing()), new Return([], Given.Standing()),
                new Pause(), new Resume(Given.Standing()), new Close(new()), new CloseIfDue(), new MarkFilled(), new MarkNotFilled(new("nobody_applied")),
                new Reopen(new(2026, 12, 28), null, Given.Standing()), new Reopen(new(2026, 12, 29), null, Given.Standing(ApprovalPolicy.Author)), new Reopen(null, null, Given.Standing()),
                new Archive(), new Withdraw(new("need_changed")), new Withdraw(new())),
            from n in Gen.Choose(1, 6) select (ICommand)new ClaimPlace(Given.Application(n)),
            from n in Gen.Choose(1, 6) select (ICommand)new ReleasePlace(Given.Application(n)),
            from places in Gen.Choose(0, 4)
            from weeks in Gen.Choose(1, 4)
            select (ICommand)new SaveDetails(Given.Complete with { NumberOfPlaces = places, ClosingDate = new DateOnly(2026, 12, 1).AddDays(7 * weeks) }))
        from who in Gen.Elements(Given.Writer, Given.Colleague, Given.System)
        from days in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Choose(0, 20)))
        select new Step(command, who, days);

    [Fact]
    public void AnySequence_MovesAsTheTableSays_AndNeverGivesMorePlacesThanThereAre()
    {
        var seen = new HashSet<OpportunityState>();
        Prop.ForAll(Steps.ListOf(40).ToArbitrary(), steps =>
        {
            var given = Given.Draft();
            var accepted = new HashSet<ApplicationId>();
            foreach (var step in steps)
            {
                given = given.At(given.Now.AddDays(step.Days));
                var before = given.State!;
                var decision = given.When(step.Command, step.By);
                if (decision.Refusal is { } refusal)
                {
                    if (refusal.Code == "opportunity.wrong_state") Assert.Equal(Table[before.State].Select(Transitions.Word).Order(), refusal.Allowed.Order());
                    continue;
                }
                var after = decision.State!;
                Follow(accepted, step.Command);
                Holds(before, after, decision, accepted);
                seen.Add(after.State);
                given = given with { State = after };
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

        // What is never reached proves nothing.
        Assert.Equal(Enum.GetValues<OpportunityState>().Except([OpportunityState.Draft]), seen.Except([OpportunityState.Draft]).Order());
    }

    private static void Follow(HashSet<ApplicationId> accepted, ICommand command)
    {
        if (command is ClaimPlace claim) accepted.Add(claim.Application);
        if (command is ReleasePlace release) accepted.Remove(release.Application);
    }

    private static void Holds(Opportunity before, Opportunity after, Decision<Opportunity> decision, HashSet<ApplicationId> accepted)
    {
        // Submitting where the author publishes passes through in_review in one turn.
        if (after.State != before.State) Assert.Contains(after.State, Table[before.State]);
        Assert.True(after.Claims.Count <= after.NumberOfPlaces());
        Assert.Equal(accepted.Order(Comparer<ApplicationId>.Create((a, b) => a.Value.CompareTo(b.Value))), after.Claims.Select(c => c.Application).Order(Comparer<ApplicationId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Equal(before.Ref, after.Ref);
        Assert.Equal(after.Round - 1, after.PastRounds.Count);
        Assert.True(before.PastRounds.SequenceEqual(after.PastRounds.Take(before.PastRounds.Count)));
        if (after.State is OpportunityState.Live or OpportunityState.Paused)
        {
            Assert.Empty(Completeness.Missing(after.WholeDetails()));
            Assert.Equal(Deadline.Of(after.Details), after.ClosesAt);
            Assert.True(after.PlacesLeft() > 0);
        }
        if (before.PublishedAt is not null) Assert.NotNull(after.PublishedAt);
        if (before.State is not OpportunityState.Live && after.State is OpportunityState.Live && before.State is not OpportunityState.Paused)
            Assert.Contains(decision.Reminders, r => r.Name == Deadline.Reminder);
    }
}
