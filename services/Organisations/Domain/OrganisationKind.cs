using Secondments.Contracts;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Domain;

public sealed class OrganisationKind : GrainKind<Organisation>
{
    public override string Name => Organisation.Kind;

    public override IReadOnlyList<Type> Views { get; } = [typeof(OrganisationRow), typeof(OrganisationDomainRow), typeof(OrganisationNameRow)];

    public override Decision<Organisation> Handle(Organisation? state, ICommand command, Turn turn) => (state, command) switch
    {
        (null, Apply c) => Applying.Apply(c, turn),
        (not null, Apply) => Error.Conflict("organisation.exists", "This organisation has applied already."),
        // A membership of the exchange itself has no organisation behind it.
        (null, NoteAdmin or NoteAccountGone or TellAdmins) => Decide.Unchanged(state),
        (null, _) => Error.NotFound(Organisation.Kind),
        (_, Verify c) => Checking.Verify(state, c, turn),
        (_, Return c) => Checking.Return(state, c, turn),
        (_, Resubmit c) => Applying.Resubmit(state, c, turn),
        (_, Decline c) => Checking.Decline(state, c, turn),
        (_, Suspend c) => Checking.Suspend(state, c, turn),
        (_, Lift c) => Checking.Lift(state, c, turn),
        (_, Close c) => Checking.Close(state, c, turn),
        (_, SetPolicies c) => Running.SetPolicies(state, c),
        (_, NoteAdmin c) => Running.NoteAdmin(state, c, turn),
        (_, SetPassport c) => PassportRules.Set(state, c, turn),
        (_, NoticePassport) => PassportRules.Notice(state, turn),
        (_, AddUnit c) => Units.Add(state, c),
        (_, RenameUnit c) => Units.Rename(state, c),
        (_, RetireUnit c) => Units.Retire(state, c),
        (_, RestoreUnit c) => Units.Restore(state, c),
        (_, SetSignIn c) => SigningIn.Set(state, c),
        (_, NoteAccountGone c) => Running.NoteAccountGone(state, c, turn),
        (_, AppointAdmin c) => Running.AppointAdmin(state, c),
        (_, TellAdmins c) => TellingAdmins.Tell(state, c),
        (_, LetAdminGo c) => Running.LetAdminGo(state, c, turn),
        _ => throw new ArgumentException($"An organisation doesn't know {command.GetType().Name}.", nameof(command)),
    };

    public override Snapshot Snapshot(Organisation state) => new OrganisationChanged(
        state.Id, state.Slug, state.Name, state.Sector, state.State, state.Convening, state.Ladder, state.ProvenDomains, state.Policies);

    public override IEnumerable<ViewRow> Project(Organisation state) => OrganisationRows.Of(state);

    public override IReadOnlyList<OrganisationId> Concerned(Organisation state) => [state.Id];
}
