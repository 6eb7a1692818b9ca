using FsCheck;
using FsCheck.Fluent;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Releases;

namespace Secondments.Opportunities.Tests.Applications;

/// <summary>
/// One opportunity with two places, four applications with offers and their releases, and follow-ups that run late, in any
/// order, and sometimes twice. Whatever happens, accepted applications never exceed places, and in the end claims and
/// acceptances are the same people.
/// </summary>
public sealed class AcceptanceSequences
{
    private const int People = 4;
    private const int PlacesOpen = 2;

    private abstract record Step;

    private sealed record Accepts(int Who) : Step;

    private sealed record Withdraws(int Who) : Step;

    private sealed record Declines(int Who) : Step;

    private sealed record FollowUpRuns(int Which, bool Twice) : Step;

    private static readonly Gen<Step> Steps = Gen.OneOf(
        Gen.Choose(0, People - 1).Select(Step (who) => new Accepts(who)),
        Gen.Choose(0, People - 1).Select(Step (who) => new Withdraws(who)),
        Gen.Choose(0, People - 1).Select(Step (who) => new Declines(who)),
        Gen.Choose(0, 30).SelectMany(which => Gen.Elements(true, false), Step (which, twice) => new FollowUpRuns(which, twice)),
        Gen.Choose(0, 30).SelectMany(which => Gen.Elements(true, false), Step (which, twice) => new FollowUpRuns(which, twice)));

    [Fact]
    public void AnySequence_AcceptedNeverExceedPlacesAndClaimsAgreeInTheEnd() =>
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps =>
        {
            var world = new World();
            foreach (var step in steps)
            {
                world.Do(step);
                Assert.True(world.Accepted.Count <= PlacesOpen);
                Assert.True(world.Opportunity.Claims.Count <= PlacesOpen);
            }
            world.RunAll();
            Assert.Equal(world.Accepted.Order(), world.Opportunity.Claims.Select(c => c.Application.Value).Order());
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private sealed class World
    {
        private static readonly OpportunityRules OpportunityRules = new();
        private static readonly ApplicationGrain ApplicationRules = new();
        private readonly List<FollowUp> _waiting = [];
        private readonly Dictionary<Guid, Application> _applications = [];

        public World()
        {
            var details = Opportunities.Given.Complete with { NumberOfPlaces = PlacesOpen };
            Opportunity = Opportunities.Given.Live(details).State!;
            foreach (var who in Enumerable.Range(0, People)) Offer(who);
            _waiting.Clear();
        }

        public Opportunity Opportunity { get; private set; }

        public IReadOnlyList<Guid> Accepted => [.. _applications.Where(a => a.Value.State is ApplicationState.Accepted).Select(a => a.Key)];

        public void Do(Step step)
        {
            switch (step)
            {
                case Accepts(var who):
                    Tell(who, new AcceptOffer());
                    break;
                case Withdraws(var who):
                    Tell(who, new WithdrawApplication(PersonReason.Timing, null));
                    break;
                case Declines(var who):
                    Tell(who, new DeclineOffer(PersonReason.Terms, null));
                    break;
                case FollowUpRuns(var which, var twice) when _waiting.Count > 0:
                    Run(which % _waiting.Count, twice);
                    break;
            }
        }

        public void RunAll()
        {
            // Bounded: a follow-up that breeds for ever would hang the exchange as it would this test.
            for (var left = 1000; _waiting.Count > 0; left--)
            {
                Assert.True(left > 0, "Follow-ups never end.");
                Run(0, twice: false);
            }
        }

        private void Run(int which, bool twice)
        {
            var followUp = _waiting[which];
            if (!twice) _waiting.RemoveAt(which);
            if (followUp.Grain.Kind == Keys.Opportunity(default).Kind) TellOpportunity(followUp.Command);
            else if (followUp.Grain.Kind == Application.Kind) TellApplication(followUp.Grain.Id, followUp.Command);
        }

        private void TellOpportunity(ICommand command)
        {
            var decision = OpportunityRules.Handle(Opportunity, command, new Turn(Opportunity.Id.Value, Actor.System, GivenApplication.Start, "s", 1));
            if (decision.Refusal is not null)
            {
                // What the endpoint does with a plain no.
                if (command is ClaimPlace claim) TellApplication(claim.Application.Value, new SettleClaim(false));
                return;
            }
            Opportunity = decision.State!;
            _waiting.AddRange(decision.FollowUps);
        }

        private void Tell(int who, ICommand command) => TellApplication(_applications.Keys.Order().ElementAt(who), command);

        private void TellApplication(Guid id, ICommand command)
        {
            var decision = ApplicationRules.Handle(_applications.GetValueOrDefault(id), command, new Turn(id, Actor.System, GivenApplication.Start, "s", 1));
            if (decision.Refusal is not null) return;
            _applications[id] = decision.State!;
            _waiting.AddRange(decision.FollowUps.Where(f => f.Grain.Kind != Release.Kind));
        }

        private void Offer(int who)
        {
            var person = new PersonId(new Guid(who + 1, 0, 0, new byte[8]));
            var id = Application.IdOf(Opportunity.Id, person, 1, 0).Value;
            var post = GivenApplication.Advert with { Opportunity = Opportunity.Id };
            TellApplication(id, new StartApplication("ref", "ref", person, new("P", "p@kirklees.example"), post, GivenApplication.Home));
            TellApplication(id, new SaveAnswers(GivenApplication.Complete));
            TellApplication(id, GivenApplication.Submit(post));
            TellApplication(id, new ShortlistApplication(null, GivenApplication.Host, GivenApplication.Home));
            TellApplication(id, new MakeOffer(null, null, post));
            TellApplication(id, GivenApplication.Release(ReleaseState.Granted));
            Assert.Equal(ApplicationState.Offered, _applications[id].State);
        }
    }
}
