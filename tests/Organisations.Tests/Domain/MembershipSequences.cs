using FsCheck;
using FsCheck.Fluent;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

/// <summary>
/// Random sequences on an organisation and three memberships at once, with follow-ups that run late and in any order:
/// whatever happens, somebody can administer the organisation.
/// </summary>
public sealed class MembershipSequences
{
    private static readonly Guid[] Members = [Given.Applicant, new("01890000-0000-7000-8000-0000000000b1"), new("01890000-0000-7000-8000-0000000000b2")];

    private abstract record Step;

    private sealed record Joins(int Who, bool AsAdmin) : Step;

    private sealed record Loses(int Who, bool Leaves, bool AskerDies) : Step;

    private sealed record FollowUpRuns(int Which) : Step;

    private static readonly Gen<Step> Steps = Gen.OneOf(
        Gen.Choose(0, 2).SelectMany(who => Gen.Elements(true, false), Step (who, admin) => new Joins(who, admin)),
        Gen.Choose(0, 2).SelectMany(who => Gen.Choose(0, 3), Step (who, how) => new Loses(who, how % 2 == 0, how > 1)),
        Gen.Choose(0, 20).Select(Step (which) => new FollowUpRuns(which)));

    [Fact]
    public void AnySequence_AnAdminStaysAndBothSidesAgreeInTheEnd() =>
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps =>
        {
            var world = new World();
            foreach (var step in steps)
            {
                world.Do(step);
                Assert.NotEmpty(world.Admins);
            }
            world.RunAll();
            Assert.Equal(world.Admins.Order(), world.Organisation.State!.Admins.Order());
            return true;
        }).QuickCheckThrowOnFailure();

    private sealed class World
    {
        private readonly Dictionary<Guid, Story<Membership>> _members = Members.ToDictionary(m => m, m => new Story<Membership>(new MembershipKind(), Membership.IdOf(Given.KirkleesId, m)));
        private readonly List<FollowUp> _waiting = [];

        public World()
        {
            Take(Organisation.Last.FollowUps);
            RunAll();
        }

        public Story<Organisation> Organisation { get; } = Given.Applied();

        public IEnumerable<Guid> Admins => _members.Values.Where(m => m.State is { Removed: false } s && s.Roles.Contains(MemberRole.Admin)).Select(m => m.State!.Member);

        public void Do(Step step)
        {
            switch (step)
            {
                case Joins(var who, var asAdmin):
                    var member = _members[Members[who]];
                    Take(member.When(new Join(Given.KirkleesId, Members[who], MemberKind.Person, null, asAdmin ? [MemberRole.Admin] : [])).Last.FollowUps);
                    break;
                case Loses(var who, var leaves, var dies):
                    Lose(Members[who], leaves, dies);
                    break;
                case FollowUpRuns(var which) when _waiting.Count > 0:
                    Run(which % _waiting.Count);
                    break;
            }
        }

        public void RunAll()
        {
            while (_waiting.Count > 0) Run(0);
        }

        /// <summary>As the endpoint does it: the organisation is asked first where an admin goes, then the membership changes.</summary>
        private void Lose(Guid who, bool leaves, bool askerDies)
        {
            var member = _members[who];
            if (member.State is not { Removed: false } state) return;
            var isAdmin = state.Roles.Contains(MemberRole.Admin);
            IReadOnlyList<MemberRole> left = leaves ? [] : [MemberRole.Staff];
            if (isAdmin)
            {
                Organisation.When(new LetAdminGo(who, left, member.Version));
                Take(Organisation.Last.FollowUps);
                if (Organisation.Last.Refusal is not null || askerDies) return;
            }
            member.When(leaves ? new EndMembership(member.Version, isAdmin) : new SetRoles(left, member.Version, false, isAdmin));
            Take(member.Last.FollowUps);
        }

        private void Run(int at)
        {
            var (grain, command) = _waiting[at];
            _waiting.RemoveAt(at);
            if (grain.Kind == Secondments.Organisations.Domain.Organisation.Kind) Take(Organisation.When(command).Last.FollowUps);
            else if (grain.Kind == Membership.KindName) Take(_members[Members.Single(m => Membership.KeyOf(Given.KirkleesId, m) == grain)].When(command).Last.FollowUps);
        }

        private void Take(IReadOnlyList<FollowUp> followUps) => _waiting.AddRange(followUps);
    }
}
