using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>From the first press of Start to the moment before it is sent.</summary>
public static class Drafting
{
    public const string ClosesTomorrow = "draft-closes";
    public const string HasClosed = "draft-closed";
    private const string Forget = "draft-forget";

    /// <summary>What a draft waits for.</summary>
    public static readonly IReadOnlyList<string> ReminderNames = [ClosesTomorrow, HasClosed, Forget];

    public static Decision<Application> Start(Application? application, StartApplication command, Turn turn)
    {
        if (application is { } there)
            return there.IsOpen()
                ? Decide.Unchanged(there).Answer(new ApplicationStarted(there.Id, Existed: true))
                : Error.Conflict("application.decided", "Your application to this opportunity was decided. You can apply again if it opens for another round.");
        if (!command.Post.TakesApplicationsAt(turn.Now))
            return Eligibility.Refusal(command.Post, command.Home, turn.Now)!;

        var draft = new Application(
            new ApplicationId(turn.GrainId), command.Ref, command.ReleaseRef, command.Post.Facts(), command.Applicant, command.Contact, command.Home?.Facts(),
            ApplicationState.Draft, new ApplicationAnswers(), Profile: null,
            StartedAt: turn.Now, SavedAt: turn.Now, Since: turn.Now, SubmittedAt: null,
            Interview: null, Offer: null, Ending: null, Release: null, Notes: [],
            Timeline: [new Moment(turn.Now, "started", "applicant", Audience.Applicant)]);
        return WithReminders(Decide.To(draft), draft, turn.Now).Answer(new ApplicationStarted(draft.Id, Existed: false));
    }

    public static Decision<Application> Save(Application application, SaveAnswers command, Turn turn)
    {
        if (application.State is not ApplicationState.Draft)
            return Error.Conflict("application.sent", "The application was sent: this copy cannot change.", ApplicationTransitions.From(application.State).Select(Words.Of));
        var wrong = AnswerLimits.Wrong(command.Answers);
        if (wrong.Count > 0) return Error.Invalid("application.answers", wrong);
        return Decide.To(application with { Answers = AnswerLimits.Tidy(command.Answers), SavedAt = turn.Now })
            .Remind(Forget, turn.Now.AddYears(1), new ForgetDraft());
    }

    public static Decision<Application> RemindOfClosing(Application application)
    {
        if (application.State is not ApplicationState.Draft || application.Post.ClosesAt is not { } closes) return Decide.Unchanged(application);
        return Decide.Unchanged(application).Send(ApplicationMails.DraftClosesTomorrow(application, closes));
    }

    public static Decision<Application> TellKept(Application application) => application.State is ApplicationState.Draft
        ? Decide.Unchanged(application).Send(ApplicationMails.DraftIsKept(application))
        : Decide.Unchanged(application);

    /// <summary>A draft is kept a year after it was last touched; then only that there was one remains.</summary>
    public static Decision<Application> ForgetAfterAYear(Application application, Turn turn)
    {
        if (application.State is not ApplicationState.Draft || application.SavedAt.AddYears(1) > turn.Now) return Decide.Unchanged(application);
        if (!application.Make(ApplicationMove.Withdraw, turn.Now).TryGet(out var ended, out var refusal)) return refusal;
        return Decide.To(Forgetting.Emptied(ended) with
        {
            Ending = new Ending(turn.Now, "exchange", "draft_kept_a_year", null, null),
        });
    }

    /// <summary>What a draft waits for ends when it is sent or given up.</summary>
    public static Decision<Application> WithoutReminders(Decision<Application> decision) => decision.Forget(ReminderNames);

    /// <summary>A day before it closes, when it has closed, and when nobody touched it for a year.</summary>
    public static Decision<Application> WithReminders(Decision<Application> decision, Application draft, DateTimeOffset now)
    {
        decision = decision.Remind(Forget, draft.SavedAt.AddYears(1), new ForgetDraft());
        if (draft.Post.ClosesAt is not { } closes) return decision;
        if (closes.AddDays(-1) > now) decision = decision.Remind(ClosesTomorrow, closes.AddDays(-1), new RemindOfDraft());
        return decision.Remind(HasClosed, closes.AddMinutes(1), new TellDraftIsKept());
    }
}
