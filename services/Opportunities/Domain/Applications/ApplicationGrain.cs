using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>One person's application to one opportunity.</summary>
public sealed class ApplicationGrain : GrainKind<Application>
{
    public override string Name => Application.Kind;

    public override IReadOnlyList<Type> Views => ApplicationRows.Types;

    public override Decision<Application> Handle(Application? state, ICommand command, Turn turn)
    {
        if (command is StartApplication start) return Drafting.Start(state, start, turn);
        if (state is null) return Error.NotFound("application");
        return command switch
        {
            ForgetApplication => Forgetting.AtItsDate(state, turn),
            EraseApplicant => Forgetting.Erase(state, turn),
            // A place that was claimed for it is still given back.
            SettleClaim settle when Forgetting.IsOutOfUse(state) => Accepting.Settle(state, settle, turn),
            _ when Forgetting.IsOutOfUse(state) => Error.NotFound("application"),
            FollowPost follow => DraftNews.Follow(state, follow, turn),
            EmployerJoined joined => DraftNews.EmployerIsHere(state, joined),
            SaveAnswers save => Drafting.Save(state, save, turn),
            SubmitApplication submit => Submitting.Submit(state, submit, turn),
            ShortlistApplication shortlist => Choosing.Shortlist(state, shortlist, turn),
            InviteApplicant invite => Choosing.Invite(state, invite, turn),
            MakeOffer offer => Offering.Offer(state, offer, turn),
            AcceptOffer => Accepting.Accept(state, turn),
            SettleClaim settle => Accepting.Settle(state, settle, turn),
            DeclineOffer decline => Endings.Decline(state, decline, turn),
            WithdrawApplication withdraw => Endings.Withdraw(state, withdraw, turn),
            NotSelectApplication notSelect => Choosing.NotSelect(state, notSelect, turn),
            AddNote note => Choosing.Note(state, note, turn),
            EndWithOpportunity end => Endings.EndWithOpportunity(state, end, turn),
            FollowRelease follow => FollowingRelease.Follow(state, follow, turn),
            LapseOffer lapse => Offering.LapseUnanswered(state, lapse, turn),
            RemindOfOffer remind => Offering.RemindOneDayLeft(state, remind),
            RemindOfDraft => Drafting.RemindOfClosing(state),
            TellDraftIsKept => Drafting.TellKept(state),
            FollowTerms follow => FollowingTerms.Follow(state, follow, turn),
            ForgetDraft => Drafting.ForgetAfterAYear(state, turn),
            TellEnding => Endings.TellEnding(state),
            TellHost tell => FollowingRelease.TellHost(state, tell),
            _ => throw new InvalidOperationException($"An application knows no {command.GetType().Name}."),
        };
    }

    public override IEnumerable<ViewRow> Project(Application state) => ApplicationRows.Of(state);

    public override IReadOnlyList<OrganisationId> Concerned(Application state) =>
        state.State is ApplicationState.Draft || state.Home is null ? [] : [state.Post.Host, state.Home.Id];
}
