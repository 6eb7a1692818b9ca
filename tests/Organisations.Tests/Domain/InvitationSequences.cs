using FsCheck;
using FsCheck.Fluent;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

/// <summary>Random sequences on one invitation: at any moment at most one link opens it, and each is used up by at most one person.</summary>
public sealed class InvitationSequences
{
    private static readonly Actor[] People = [.. Enumerable.Range(1, 2).Select(i => Actor.OfPerson(new PersonId(new Guid($"01890000-0000-7000-8000-0000000000b{i}"))))];

    private abstract record Step;

    private sealed record Invites : Step;

    private sealed record Resends : Step;

    private sealed record Cancels : Step;

    private sealed record RemindersRun : Step;

    private sealed record DaysPass(int Days) : Step;

    private sealed record Accepts(int Who, int Link) : Step;

    private static readonly Gen<Step> Steps = Gen.OneOf(
        Gen.Elements<Step>(new Invites(), new Resends(), new Cancels(), new RemindersRun()),
        Gen.Choose(1, 15).Select(Step (d) => new DaysPass(d)),
        Gen.Choose(0, 1).SelectMany(who => Gen.Choose(0, 9), Step (who, link) => new Accepts(who, link)));

    [Fact]
    public void AnySequence_OneLinkIsGoodAndOnePersonUsesIt() =>
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps =>
        {
            var run = new Run();
            foreach (var step in steps) run.Do(step);
            return true;
        }).QuickCheckThrowOnFailure();

    /// <summary>The model: the newest link, until when it is good, and who used it; nothing of the implementation.</summary>
    private sealed class Run
    {
        private readonly Story<Invitation> _story = new(new InvitationKind(), Guid.NewGuid());
        private readonly List<(string Secret, Reminder Reminder)> _links = [];
        private InvitationState? _state;
        private Actor? _acceptedBy;
        private DateTimeOffset _until;

        public void Do(Step step)
        {
            switch (step)
            {
                case Invites:
                    NewLink(new Invite(Given.KirkleesId, "Kirklees Council", "kirklees-council", false, "jo@kirklees.gov.uk", null, []));
                    break;
                case Resends when _state is InvitationState.Sent or InvitationState.Expired:
                    NewLink(new Resend());
                    break;
                case Resends when _state is not null:
                    Assert.Equal(ErrorKind.Conflict, _story.When(new Resend()).Refusal.Kind);
                    break;
                case Cancels when _state is InvitationState.Sent:
                    _story.When(new CancelInvitation());
                    _state = InvitationState.Cancelled;
                    break;
                case Cancels when _state is not null:
                    Assert.Equal(ErrorKind.Conflict, _story.When(new CancelInvitation()).Refusal.Kind);
                    break;
                case DaysPass(var days):
                    _story.Later(TimeSpan.FromDays(days));
                    break;
                case RemindersRun:
                    foreach (var (_, reminder) in _links.Where(l => l.Reminder.Due <= _story.Now).ToList()) _story.When(reminder.Command);
                    if (_state is InvitationState.Sent && _story.Now >= _until) _state = InvitationState.Expired;
                    break;
                case Accepts(var who, var link) when _links.Count > 0:
                    Accept(People[who], link % _links.Count);
                    break;
            }
            Assert.Equal(_state, _story.State?.State);
        }

        private void NewLink(ICommand command)
        {
            var secret = $"secret {_links.Count}";
            var story = _story.When(command, secret: secret);
            Assert.Equal(InvitationState.Sent, story.Is.State);
            Assert.Single(story.Last.Mails);
            _links.Add((secret, story.Last.Reminders.Single()));
            (_state, _until, _acceptedBy) = (InvitationState.Sent, story.Now.AddDays(14), null);
        }

        private void Accept(Actor who, int link)
        {
            _story.When(new Accept(Secrets.Hash(_links[link].Secret)), who);
            var isNewest = link == _links.Count - 1;
            if (isNewest && _state is InvitationState.Sent && _story.Now < _until)
            {
                (_state, _acceptedBy) = (InvitationState.Accepted, who);
                Assert.Single(_story.Last.FollowUps);
            }
            else if (isNewest && _acceptedBy == who)
            {
                Assert.Null(_story.Last.Refusal);
                Assert.Empty(_story.Last.FollowUps);
            }
            else Assert.True(_story.Refusal.Kind is ErrorKind.Gone or ErrorKind.NotFound);
        }
    }
}
