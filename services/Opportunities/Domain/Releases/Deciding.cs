using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>
/// Home decides: a releaser, or the line manager where the policy makes their answer final. A releaser may decide while the
/// manager is still asked: releasing is theirs, and a manager on leave must not cost a person their place.
/// </summary>
public static class Deciding
{
    public static Decision<Release> Grant(Release release, GrantRelease command, Turn turn)
    {
        if (NotByThemselves(release, turn) is { } own) return own;
        List<FieldError> wrong = [.. Conditions.Wrong(command.Conditions, needed: false), .. WrongLines(command.LineForPerson, command.LineForHr)];
        AnswerLimits.Check(wrong, "/cover", command.Cover, 1000);
        var conditions = Conditions.Tidy(command.Conditions);
        var move = conditions.Count > 0 ? ReleaseMove.GrantWithConditions : ReleaseMove.Grant;
        return Checked(release, move, wrong) ?? Decide(
            release, move, conditions, null, null, command.LineForPerson, command.LineForHr, command.Cover ?? release.Answer?.Cover, turn);
    }

    public static Decision<Release> Defer(Release release, DeferRelease command, Turn turn)
    {
        if (NotByThemselves(release, turn) is { } own) return own;
        List<FieldError> wrong = [.. Conditions.WrongDate(command.NotBefore, turn.Now), .. WrongLines(command.LineForPerson, command.LineForHr)];
        return Checked(release, ReleaseMove.Defer, wrong) ?? Decide(
            release, ReleaseMove.Defer, [], command.NotBefore, null, command.LineForPerson, command.LineForHr, null, turn);
    }

    public static Decision<Release> Refuse(Release release, RefuseRelease command, Turn turn)
    {
        if (NotByThemselves(release, turn) is { } own) return own;
        var wrong = WrongLines(command.LineForPerson, command.LineForHr);
        if (command.Reason is null) wrong.Add(new("/reason", "required", "Choose the main reason."));
        if (command.Reason is ReleaseReason.SomethingElse && PlainText.Trimmed(command.LineForPerson) is null)
            wrong.Add(new("/lineForPerson", "required", "Write what the reason is."));
        return Checked(release, ReleaseMove.Refuse, wrong) ?? Decide(
            release, ReleaseMove.Refuse, [], null, command.Reason, command.LineForPerson, command.LineForHr, null, turn);
    }

    /// <summary>The application ended: nothing is left to decide. A decision that was made stays as it was.</summary>
    public static Decision<Release> Cancel(Release release, Turn turn)
    {
        if (!release.Make(ReleaseMove.Cancel, turn.Now).TryGet(out var cancelled, out _)) return Grains.Decide.Unchanged(release);
        return Asking.Told(Asking.WithoutReminders(Grains.Decide.To(cancelled.Add(turn.Now, "release_cancelled", "exchange"))), turn);
    }

    public static Decision<Release> Decide(
        Release release, ReleaseMove move, IReadOnlyList<string> conditions, DateOnly? notBefore, ReleaseReason? reason,
        string? lineForPerson, string? lineForHr, string? cover, Turn turn)
    {
        if (!release.Make(move, turn.Now).TryGet(out var decided, out var refusal)) return refusal;
        decided = Asking.EndLink(decided, turn.Now) with
        {
            Decision = new ReleaseDecision(
                decided.State, conditions, notBefore, reason, PlainText.Trimmed(lineForPerson), PlainText.Trimmed(lineForHr), PlainText.Trimmed(cover), turn.Now),
        };
        decided = decided.Add(turn.Now, $"release_{Words.Of(decided.State)}", "home");
        return Asking.Told(
            Asking.WithoutReminders(Grains.Decide.To(decided))
                .Tell(new ReleaseDecided(decided.Id, decided.Application, decided.Home.Id, decided.State))
                .Send(ReleaseMails.Answered(decided)),
            turn);
    }

    /// <summary>Nobody releases themselves, whatever role they hold at home.</summary>
    public static Error? NotByThemselves(Release release, Turn turn) => turn.Actor.Person == release.Person.Id
        ? Error.Forbidden("release.own", "This is your own release. A colleague has to decide.")
        : null;

    /// <summary>The state is looked at first: what can't be done at all isn't corrected.</summary>
    private static Decision<Release>? Checked(Release release, ReleaseMove move, IReadOnlyList<FieldError> wrong)
    {
        if (!ReleaseTransitions.IsAllowed(release.State, move)) return ReleaseTransitions.WrongState(release.State);
        return wrong.Count > 0 ? Grains.Decide.Refuse<Release>(Error.Invalid("release.decision", wrong)) : null;
    }

    private static List<FieldError> WrongLines(string? lineForPerson, string? lineForHr)
    {
        List<FieldError> wrong = [];
        AnswerLimits.Check(wrong, "/lineForPerson", lineForPerson, 1000);
        AnswerLimits.Check(wrong, "/lineForHr", lineForHr, 1000);
        return wrong;
    }
}
