using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>
/// Acceptance spans two grains. The yes is kept first, with the claim as a follow-up; the opportunity, which has the scarce
/// thing, decides; its answer settles the application. Each step may be repeated, so a crash between any two finishes itself,
/// and accepted applications never exceed places.
/// </summary>
public static class Accepting
{
    public static Decision<Application> Accept(Application application, Turn turn)
    {
        // Said again after it was settled: the same answer.
        if (application.State is ApplicationState.Accepted) return Decide.Unchanged(application);
        if (!ApplicationTransitions.IsAllowed(application.State, ApplicationMove.Accept)) return ApplicationTransitions.WrongState(application.State);
        if (!application.IsReleased())
            return Error.Conflict("application.release_needed", "Your home organisation (your employer) has not released you yet.", "withdrawn", "declined");
        if (turn.Now > application.Offer!.AnswerBy)
            return Error.Conflict("application.offer_ended", $"The offer ended on {DateWords.Deadline(application.Offer.AnswerBy)}.");

        var tried = application with { Offer = application.Offer with { AcceptTriedAt = application.Offer.AcceptTriedAt ?? turn.Now } };
        if (application.Offer.AcceptTriedAt is null) tried = tried.Add(new Moment(turn.Now, "accept_tried", "applicant"));
        return Decide.To(tried).Then(Keys.Opportunity(tried.Post.Opportunity), new ClaimPlace(tried.Id));
    }

    public static Decision<Application> Settle(Application application, SettleClaim command, Turn turn)
    {
        if (application.State is ApplicationState.Accepted)
            return Decide.Unchanged(application).Answer(new ClaimSettled(Accepted: true, PlacesFilled: false));
        if (application is not { State: ApplicationState.Offered, Offer.AcceptTriedAt: not null })
        {
            var filled = application.Ending?.Reason == Endings.PlacesFilled;
            var unwanted = Decide.Unchanged(application).Answer(new ClaimSettled(Accepted: false, PlacesFilled: filled));
            return command.Claimed ? unwanted.Then(Keys.Opportunity(application.Post.Opportunity), new ReleasePlace(application.Id)) : unwanted;
        }

        if (!command.Claimed)
            return Endings.Lapse(application, Endings.PlacesFilled, turn).Answer(new ClaimSettled(Accepted: false, PlacesFilled: true));
        if (!application.Make(ApplicationMove.Accept, turn.Now).TryGet(out var accepted, out var refusal)) return refusal;
        accepted = accepted with { Offer = accepted.Offer! with { AnsweredAt = turn.Now } };
        return Offering.WithoutReminders(Decide.To(accepted.Add(new Moment(turn.Now, "accepted", "applicant"))))
            .Tell(new ApplicationAccepted(accepted.Id, accepted.Post.Opportunity, accepted.Applicant, accepted.Post.Host, accepted.Home!.Id))
            .Answer(new ClaimSettled(Accepted: true, PlacesFilled: false));
    }
}
