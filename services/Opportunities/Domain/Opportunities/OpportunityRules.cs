using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>The opportunity as a grain: which rule answers which command.</summary>
public sealed partial class OpportunityRules : GrainKind<Opportunity>
{
    public override string Name => Keys.Opportunity(default).Kind;

    public override IReadOnlyList<Type> Views => [typeof(OpportunityRow), typeof(OpportunityRefRow)];

    public override Decision<Opportunity> Handle(Opportunity? state, ICommand command, Turn turn) => (state, command) switch
    {
        (_, CreateDraft create) => Writing.Create(state, create, turn),
        (_, TakeImportedRow row) => Importing.Take(state, row, turn),
        (null, ReleasePlace or CloseIfDue or TellTerms or TakeDown or TellPosters or ForgetPartner) => Decide.Unchanged(state),
        (null, _) => Error.NotFound("opportunity"),
        (_, SaveDetails save) => Writing.Save(state, save, turn),
        (_, ClaimPlace claim) => Places.Claim(state, claim, turn),
        (_, ReleasePlace release) => Places.Release(state, release, turn),
        (_, TakeDown down) => TakingDown.TakeDown(state, down, turn),
        (_, NameCoOwners named) => Owning.Name(state, named, turn),
        (_, TakeOver over) => Owning.TakeOver(state, over, turn),
        (_, ForgetPartner forget) => Partnering.Forget(state, forget),
        (_, TellPosters tell) => OpportunityMails.Tell(state, tell),
        (_, TellTerms) => Terms.Tell(state),
        (_, CloseIfDue) => Deadline.CloseIfDue(state, turn),
        _ => Moved(Move(state, command, turn)),
    };

    /// <summary>Others know it from the day it first opened.</summary>
    public override Snapshot? Snapshot(Opportunity state) => state.PublishedAt is null
        ? null
        : new OpportunityChanged(
            state.Id, state.Ref, state.Slug, state.Organisation, state.ShownState(), state.Shown(), state.Round,
            state.PlacesLeft(), state.PublishedAt, state.ClosesAt);

    public override IEnumerable<ViewRow> Project(Opportunity state) => [OpportunityRow.Of(state), OpportunityRefRow.Of(state)];

    public override IReadOnlyList<OrganisationId> Concerned(Opportunity state) => [state.Organisation];

    private static Decision<Opportunity> Move(Opportunity state, ICommand command, Turn turn) => command switch
    {
        Submit submit => Publishing.Submit(state, submit, turn),
        Return back => Publishing.Return(state, back, turn),
        Publish publish => Publishing.Publish(state, publish, turn),
        Pause => Publishing.Pause(state, turn),
        Resume resume => Publishing.Resume(state, resume, turn),
        Close close => Ending.Close(state, close, turn),
        MarkFilled => Ending.MarkFilled(state, turn),
        MarkNotFilled notFilled => Ending.MarkNotFilled(state, notFilled, turn),
        Reopen reopen => Reopening.Reopen(state, reopen, turn),
        Archive => Ending.Archive(state, turn),
        Withdraw withdraw => Ending.Withdraw(state, withdraw, turn),
        _ => throw new InvalidOperationException($"An opportunity doesn't take {command.GetType().Name}."),
    };

    private static Decision<Opportunity> Moved(Decision<Opportunity> decision) =>
        decision.Refusal is null ? decision.Answer(decision.State!.Standing()) : decision;
}
