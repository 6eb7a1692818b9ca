using FsCheck;
using FsCheck.Fluent;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Tests.Domain;

/// <summary>Random sequences of everything that can be asked of an organisation, beside a model that knows only the drawn table.</summary>
public sealed class OrganisationSequences
{
    /// <summary>The table as the domain draws it, written down a second time: state → what leads where.</summary>
    private static readonly Dictionary<OrganisationState, (Type Command, OrganisationState To)[]> Drawn = new()
    {
        [OrganisationState.Applied] = [(typeof(Verify), OrganisationState.Verified), (typeof(Return), OrganisationState.Returned), (typeof(Decline), OrganisationState.Declined)],
        [OrganisationState.Returned] = [(typeof(Resubmit), OrganisationState.Applied), (typeof(Decline), OrganisationState.Declined)],
        [OrganisationState.Verified] = [(typeof(Suspend), OrganisationState.Suspended), (typeof(Close), OrganisationState.Closed)],
        [OrganisationState.Suspended] = [(typeof(Lift), OrganisationState.Verified), (typeof(Close), OrganisationState.Closed)],
        [OrganisationState.Declined] = [],
        [OrganisationState.Closed] = [],
    };

    private static readonly Guid[] People = [Given.Applicant, new("01890000-0000-7000-8000-0000000000a2"), new("01890000-0000-7000-8000-0000000000a3")];

    private static readonly Gen<ICommand> Commands = Gen.OneOf(
        Gen.Elements<ICommand>(Given.AVerify, Given.AReturn, new Resubmit(Given.Claim()), Given.ADecline, Given.ASuspend, Given.ALift, Given.AClose),
        Gen.Elements(People).SelectMany(p => Gen.Choose(1, 9), ICommand (p, v) => new NoteAdmin(p, v)),
        Gen.Elements(People).SelectMany(p => Gen.Choose(1, 9), ICommand (p, v) => new LetAdminGo(p, [], v)));

    [Fact]
    public void AnySequence_FollowsTheTableAndKeepsAnAdmin() =>
        Prop.ForAll(Commands.ListOf().ToArbitrary(), commands =>
        {
            var story = Given.Applied();
            foreach (var command in commands) Step(story, command);
            return true;
        }).QuickCheckThrowOnFailure();

    private static void Step(Story<Organisation> story, ICommand command)
    {
        var before = story.State!;
        story.Later(TimeSpan.FromMinutes(1)).When(command, Given.Operator);
        var after = story.State!;

        if (command is NoteAdmin or LetAdminGo) Assert.Equal(before.State, after.State);
        else if (Drawn[before.State].FirstOrDefault(m => m.Command == command.GetType()) is { Command: not null } move) Assert.Equal(move.To, story.Is.State);
        else
        {
            Assert.Equal(ErrorKind.Conflict, story.Refusal.Kind);
            Assert.Equal(Drawn[before.State].Select(m => Words.Of(m.To)), story.Refusal.Allowed);
            Assert.Same(before, after);
        }

        Assert.NotEmpty(after.Admins);
        Assert.Equal((before.Id, before.Slug, before.Ref, before.Applicant), (after.Id, after.Slug, after.Ref, after.Applicant));
        if (after.State is OrganisationState.Returned or OrganisationState.Declined or OrganisationState.Suspended or OrganisationState.Closed)
            Assert.False(string.IsNullOrEmpty(after.Notice?.Reason) || string.IsNullOrEmpty(after.Notice.Text));
        if (after.State != before.State) Assert.Equal(story.Now, after.StateSince);
    }
}
