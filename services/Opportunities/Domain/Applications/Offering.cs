using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>The offer, and what its date does.</summary>
public static class Offering
{
    public const int DefaultWorkingDays = 5;
    private const int MostDays = 90;
    private static readonly TimeSpan ClaimTakes = TimeSpan.FromMinutes(10);
    private const string Lapses = "offer-lapses";
    private const string OneDayLeft = "offer-one-day";

    public static Decision<Application> Offer(Application application, MakeOffer command, Turn turn)
    {
        if (Choosing.NotByThemselves(application, turn) is { } own) return own;
        if (!application.Make(ApplicationMove.Offer, turn.Now).TryGet(out var offered, out var refusal)) return refusal;
        if (Choosing.NotOnHold(command.Post.Host) is { } onHold) return onHold;
        // More offers than places are allowed: the first to accept has the place. An opportunity that ended offers none.
        if (command.Post.State is not (OpportunityState.Live or OpportunityState.Paused or OpportunityState.Closed or OpportunityState.Filled))
            return Error.Conflict("application.opportunity_ended", "The opportunity has ended.");

        var today = UkTime.DayOf(turn.Now);
        var answerBy = command.AnswerBy ?? WorkingDays.After(today, DefaultWorkingDays);
        List<FieldError> wrong = [];
        if (answerBy <= today || answerBy > today.AddDays(MostDays))
            wrong.Add(new("/answerBy", "range", $"Enter a date from {DateWords.Day(today.AddDays(1))} to {DateWords.Day(today.AddDays(MostDays))}."));
        AnswerLimits.Check(wrong, "/terms", command.Terms, 2000);
        if (wrong.Count > 0) return Error.Invalid("application.offer", wrong);

        var by = UkTime.EndOf(answerBy);
        offered = offered with { Post = command.Post.Facts() with { Round = offered.Post.Round }, Offer = new Offer(turn.Now, by, PlainText.Trimmed(command.Terms), null, null) };
        var oneDayBefore = UkTime.EndOf(WorkingDays.Before(answerBy));
        var decision = Decide.To(offered.Add(new Moment(turn.Now, "offered", "host")))
            .Tell(new ApplicationOffered(offered.Id, offered.Post.Opportunity, offered.Applicant, offered.Post.Host, offered.Home!.Id))
            .Remind(Lapses, by.AddSeconds(1), new LapseOffer(turn.Now))
            .Send(ApplicationMails.Offered(offered));
        return oneDayBefore > turn.Now ? decision.Remind(OneDayLeft, oneDayBefore, new RemindOfOffer(turn.Now)) : decision;
    }

    public static Decision<Application> RemindOneDayLeft(Application application, RemindOfOffer command) =>
        IsStill(application, command.MadeAt)
            ? Decide.Unchanged(application).Send(ApplicationMails.Offered(application))
            : Decide.Unchanged(application);

    /// <summary>
    /// Not answered by its date. One that was said yes to in time may still wait for its claim, which comes within moments; it
    /// is given a little longer, and a claim that comes later still is given back.
    /// </summary>
    public static Decision<Application> LapseUnanswered(Application application, LapseOffer command, Turn turn)
    {
        if (!IsStill(application, command.MadeAt) || turn.Now <= application.Offer!.AnswerBy) return Decide.Unchanged(application);
        var settledBy = application.Offer.AnswerBy + ClaimTakes;
        if (application.Offer.AcceptTriedAt is not null && turn.Now < settledBy)
            return Decide.Unchanged(application).Remind(Lapses, settledBy, command);
        return Endings.Lapse(application, "offer_not_answered", turn);
    }

    public static Decision<Application> WithoutReminders(Decision<Application> decision) => decision.Forget(Lapses, OneDayLeft);

    private static bool IsStill(Application application, DateTimeOffset madeAt) =>
        application.State is ApplicationState.Offered && application.Offer!.MadeAt == madeAt;
}
