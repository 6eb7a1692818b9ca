using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>Every ending but acceptance: each has a reason, ends the release, and is told.</summary>
public static class Endings
{
    public const string PlacesFilled = "places_filled";
    private const string Tell = "tell-ending";
    private const int LongestLine = 1000;
    private static readonly TimeOnly FridayEvening = new(17, 0);
    private static readonly TimeOnly Morning = new(9, 0);

    public static Decision<Application> Decline(Application application, DeclineOffer command, Turn turn)
    {
        if (!application.Make(ApplicationMove.Decline, turn.Now).TryGet(out var ended, out var refusal)) return refusal;
        var wrong = WrongReason(command.Reason, command.Reason is PersonReason.SomethingElse, command.Line);
        if (wrong.Count > 0) return Error.Invalid("application.reason", wrong);
        ended = ended with
        {
            Offer = ended.Offer! with { AnsweredAt = turn.Now },
            Ending = ByApplicant(command.Reason!.Value, command.Line, turn),
        };
        return End(ended.Add(new Moment(turn.Now, "declined", "applicant")), turn);
    }

    /// <summary>From a draft no reason is asked; from an accepted application the place falls free.</summary>
    public static Decision<Application> Withdraw(Application application, WithdrawApplication command, Turn turn)
    {
        if (!application.Make(ApplicationMove.Withdraw, turn.Now).TryGet(out var ended, out var refusal)) return refusal;
        if (application.State is ApplicationState.Draft)
            return Drafting.WithoutReminders(Decide.To(ended with { Ending = new Ending(turn.Now, "applicant", "draft", null, null) }));
        var wrong = WrongReason(command.Reason, command.Reason is PersonReason.SomethingElse, command.Line);
        if (wrong.Count > 0) return Error.Invalid("application.reason", wrong);

        ended = ended with { Ending = ByApplicant(command.Reason!.Value, command.Line, turn) };
        var decision = End(ended.Add(new Moment(turn.Now, "withdrawn", "applicant")), turn);
        return application.State is ApplicationState.Accepted
            ? decision.Then(Keys.Opportunity(ended.Post.Opportunity), new ReleasePlace(ended.Id))
            : decision;
    }

    /// <summary>The opportunity was withdrawn: who waited isn't left in silence. A draft is its writer's and stays.</summary>
    public static Decision<Application> EndWithOpportunity(Application application, EndWithOpportunity command, Turn turn) =>
        ApplicationTransitions.IsAllowed(application.State, ApplicationMove.Lapse) ? Lapse(application, command.Reason, turn) : Decide.Unchanged(application);

    public static Decision<Application> Lapse(Application application, string reason, Turn turn)
    {
        if (!application.Make(ApplicationMove.Lapse, turn.Now).TryGet(out var ended, out var refusal)) return refusal;
        ended = ended with { Ending = new Ending(turn.Now, "exchange", reason, null, null) };
        return End(ended.Add(new Moment(turn.Now, "lapsed", "exchange", Audience.Both, reason)), turn);
    }

    public static Decision<Application> End(Application ended, Turn turn)
    {
        var decision = Offering.WithoutReminders(Decide.To(ended))
            .Tell(new ApplicationEnded(ended.Id, ended.Post.Opportunity, ended.Applicant, ended.Post.Host, ended.Home!.Id, ended.State, ended.Ending!.Reason))
            .Then(AskingHome.Cancel(ended));
        // Who ended it themselves needs no letter about it.
        return ended.Ending.By == "applicant" ? decision : decision.Remind(Tell, DecentHour(turn.Now), new TellEnding());
    }

    public static Decision<Application> TellEnding(Application application) => application.Ending is { By: not "applicant" }
        ? Decide.Unchanged(application).Send(ApplicationMails.Update(application))
        : Decide.Unchanged(application);

    /// <summary>Bad news isn't sent after 5pm on a Friday, at a weekend or on a bank holiday, but at 9am of the next working day.</summary>
    public static DateTimeOffset DecentHour(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, UkTime.Zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        var late = day.DayOfWeek is DayOfWeek.Friday && TimeOnly.FromDateTime(local.DateTime) >= FridayEvening;
        return WorkingDays.IsWorkingDay(day) && !late ? now : UkTime.At(WorkingDays.After(day, 1), Morning);
    }

    public static List<FieldError> WrongReason<TReason>(TReason? reason, bool needsLine, string? line) where TReason : struct, Enum
    {
        List<FieldError> wrong = [];
        if (reason is null)
            wrong.Add(new("/reason", "required", $"Choose the main reason: {string.Join(", ", Enum.GetValues<TReason>().Select(Words.Of))}."));
        if (needsLine) AnswerLimits.Need(wrong, "/line", line, "Write what the reason is.");
        AnswerLimits.Check(wrong, "/line", line, LongestLine);
        return wrong;
    }

    private static Ending ByApplicant(PersonReason reason, string? line, Turn turn) =>
        new(turn.Now, "applicant", Words.Of(reason), PlainText.Trimmed(line), null);
}
