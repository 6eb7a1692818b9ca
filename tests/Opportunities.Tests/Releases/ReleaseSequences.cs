using FsCheck;
using FsCheck.Fluent;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Releases;
using Secondments.Opportunities.Tests.Applications;
using static Secondments.Opportunities.Tests.Releases.GivenRelease;

namespace Secondments.Opportunities.Tests.Releases;

/// <summary>Any commands in any order and at any time: the state moves only as the table of the domain says, and one link is open at most.</summary>
public sealed class ReleaseSequences
{
    /// <summary>Domain §3, written out a second time on purpose.</summary>
    private static readonly Dictionary<ReleaseState, ReleaseState[]> Table = new()
    {
        [ReleaseState.Requested] =
            [ReleaseState.Granted, ReleaseState.GrantedWithConditions, ReleaseState.Deferred, ReleaseState.Refused, ReleaseState.Expired, ReleaseState.Cancelled],
        [ReleaseState.Deferred] = [ReleaseState.Requested, ReleaseState.Cancelled],
        [ReleaseState.Granted] = [],
        [ReleaseState.GrantedWithConditions] = [],
        [ReleaseState.Refused] = [],
        [ReleaseState.Expired] = [],
        [ReleaseState.Cancelled] = [],
    };

    private static readonly Func<long, (ICommand Command, Actor By)>[] Commands =
    [
        link => (new AnswerByManager(Hash(link), Yes), Link), link => (new AnswerByManager(Hash(link), GivenRelease.Conditions), Link),
        link => (new AnswerByManager(Hash(link), Later), Link), link => (new AnswerByManager(Hash(link), No), Link), link => (new AnswerByManager(Hash(link), NotMe), Link),
        link => (new RenewLink(Hash(link)), Link), _ => (new RemindManager(), Actor.System), _ => (new PassDate(), Actor.System), _ => (new RemindReleasers(), Actor.System),
        _ => (new RemindAsked(), GivenApplication.Applicant), _ => (new ConfirmManager(null, null), Releaser),
        _ => (new ChangeManager("Kim Lee", "kim@kirklees.example", null, GivenApplication.Home), GivenApplication.Applicant),
        _ => (new ChangeManager("Kim Lee", "kim@elsewhere.example", null, GivenApplication.Home), GivenApplication.Applicant),
        _ => (new GrantRelease(null, null, null, null), Releaser), _ => (new DeferRelease(new(2027, 4, 1), null, null), Releaser),
        _ => (new RefuseRelease(ReleaseReason.Timing, null, null), Releaser), _ => (new MoveStart(new(2027, 4, 5), 26), Actor.System), _ => (new CancelRelease(), Actor.System),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnySequence_MovesOnlyAsTheTableSays(bool managerDecides) =>
        Prop.ForAll(Steps().ListOf().ToArbitrary(), steps =>
        {
            var given = Requested(managerDecides: managerDecides);
            foreach (var (pick, link, hours) in steps)
            {
                given = given.At(given.Now.AddHours(hours));
                var before = given.State!;
                var (command, by) = Commands[pick](link % given.Version);
                var decision = given.When(command, by);
                if (decision.Refusal is { } refusal)
                {
                    if (refusal.Code == "release.wrong_state") Assert.Equal(Table[before.State].Select(Domain.Words.Of).Order(), refusal.Allowed.Order());
                    continue;
                }

                var after = decision.State!;
                Assert.True(after.State == before.State || Table[before.State].Contains(after.State), $"{before.State} → {after.State} by {command}");
                Holds(after, decision, managerDecides, by, given);
                given = given with { State = after, Version = given.Version + 1 };
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Table_IsTheRules() => Assert.All(
        Enum.GetValues<ReleaseState>(), state => Assert.Equal(Table[state].Order(), ReleaseTransitions.From(state)));

    private static void Holds(Release release, Decision<Release> decision, bool managerDecides, Actor by, GivenRelease given)
    {
        var open = Enumerable.Range(0, (int)given.Version + 1).Count(v => Answering.StateOf(release, Hash(v), given.Now) is ReleaseLinkState.Open);
        Assert.True(open <= 1, "More than one link is open.");
        if (release.State is ReleaseState.Requested) Assert.True(release is { WaitingFor: not null, By: not null }, "Nobody is asked.");
        else Assert.Equal(0, open);
        if (by == Link && !managerDecides) Assert.DoesNotContain(decision.Facts, f => f is ReleaseDecided);
        // The link goes to proven domains and to addresses that home confirmed, to no other.
        var confirmed = release.Timeline.Any(m => m.What == "manager_confirmed");
        Assert.All(decision.Mails.Where(m => m.Model.TryGetValue("link", out var l) && l.StartsWith("/release/", StringComparison.Ordinal)),
            m => Assert.True(confirmed || EmailIsAtHome(m.To), m.To));
    }

    private static bool EmailIsAtHome(string address) => address.EndsWith("@kirklees.example", StringComparison.Ordinal);

    private static Gen<(int Pick, int Link, int Hours)> Steps() =>
        from pick in Gen.Choose(0, Commands.Length - 1)
        from link in Gen.Choose(0, 50)
        from hours in Gen.Choose(0, 120)
        select (pick, link, hours);
}
