using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>Home's answer to one application.</summary>
public sealed class ReleaseGrain : GrainKind<Release>
{
    public override string Name => Release.Kind;

    public override IReadOnlyList<Type> Views => [typeof(ReleaseRow), typeof(ReleaseRefRow)];

    public override Decision<Release> Handle(Release? state, ICommand command, Turn turn)
    {
        if (command is RequestRelease request) return Asking.Request(state, request, turn);
        // An application may end, or its start move, before home was asked.
        if (state is null) return command is CancelRelease or MoveStart or ForgetRelease ? Decide.Unchanged(state) : Error.NotFound("release");
        return command switch
        {
            ForgetRelease => ForgettingRelease.Forget(state, turn),
            _ when state.ForgottenAt is not null => Error.NotFound("release"),
            AnswerByManager answer => Answering.Answer(state, answer, turn),
            RenewLink renew => Reminding.Renew(state, renew, turn),
            ChangeManager change => Asking.ChangeManager(state, change, turn),
            ConfirmManager confirm => Asking.ConfirmManager(state, confirm, turn),
            RemindAsked => Reminding.ByPerson(state, turn),
            GrantRelease grant => Deciding.Grant(state, grant, turn),
            DeferRelease defer => Deciding.Defer(state, defer, turn),
            RefuseRelease refuse => Deciding.Refuse(state, refuse, turn),
            CancelRelease => Deciding.Cancel(state, turn),
            MoveStart move => Asking.MoveStart(state, move, turn),
            RemindManager => Reminding.Manager(state, turn),
            PassDate => Reminding.PassDate(state, turn),
            RemindReleasers => Reminding.Releasers(state),
            TellReleasers tell => tell.Addresses.Count == 0
                ? Decide.Unchanged(state)
                : Decide.Unchanged(state).Send(tell.Addresses.Select(a => ReleaseMails.ToReleaser(state, tell.For, a))),
            _ => throw new InvalidOperationException($"A release knows no {command.GetType().Name}."),
        };
    }

    public override IEnumerable<ViewRow> Project(Release state) => state.ForgottenAt is null ? [ReleaseRow.Of(state), ReleaseRefRow.Of(state)] : [];

    // Home alone: that home was asked, when and what it said is nobody else's to read in an audit.
    public override IReadOnlyList<OrganisationId> Concerned(Release state) => [state.Home.Id];
}
