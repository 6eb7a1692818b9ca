using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>The line manager's answer, by their link.</summary>
public static class Answering
{
    public static Decision<Release> Answer(Release release, AnswerByManager command, Turn turn)
    {
        if (LinkRefusal(release, command.SecretHash, turn.Now) is { } closed) return closed;
        var given = command.Given;
        var wrong = Wrong(given, turn.Now);
        if (wrong.Count > 0) return Error.Invalid("release_link.answer", wrong);

        var answer = new ManagerAnswerGiven(
            given.Answer!.Value, Conditions.Tidy(given.Conditions), given.NotBefore, given.Reason,
            PlainText.Trimmed(given.LineForPerson), PlainText.Trimmed(given.LineForHr), given.CoverNeeded ?? false, PlainText.Trimmed(given.Cover),
            PlainText.Trimmed(given.AnsweredBy)!, given.StandingIn ?? false, turn.Now);
        var answered = Asking.EndLink(release, turn.Now, answered: true) with { Answer = answer, ManagerDidNotAnswer = false };
        answered = answered.Add(turn.Now, $"manager_{Words.Of(answer.Answer)}", "home", answer.AnsweredBy);

        return Follow(answered, given, turn) is { Refusal: null } decision
            ? decision
                .Send(ReleaseMails.Receipt(answered, answer))
                .Answer(new ManagerAnswerTaken(decision.State!.State, decision.State.WaitingFor, turn.Now))
            : ReleaseTransitions.WrongState(release.State);
    }

    /// <summary>What the holder of a link sees when it opens nothing (any more); null when it is open.</summary>
    public static Error? LinkRefusal(Release release, string secretHash, DateTimeOffset now) => StateOf(release, secretHash, now) switch
    {
        ReleaseLinkState.Open => null,
        ReleaseLinkState.Answered => new Error(ErrorKind.Gone, "release_link.answered", "This was answered already."),
        ReleaseLinkState.NothingToDecide => new Error(ErrorKind.Gone, "release_link.nothing_to_decide", "There is nothing to decide any more."),
        ReleaseLinkState.Ended => new Error(ErrorKind.Gone, "release_link.ended", "This link has ended."),
        _ => Error.NotFound("release_link"),
    };

    /// <summary>Null for a link that never was one of this release.</summary>
    public static ReleaseLinkState? StateOf(Release release, string secretHash, DateTimeOffset now)
    {
        if (release.PastLinks.LastOrDefault(l => l.Hash == secretHash) is { } past)
            return past.Answered ? ReleaseLinkState.Answered
                : release.State is ReleaseState.Requested && release.Answer is null ? ReleaseLinkState.Ended
                : ReleaseLinkState.NothingToDecide;
        if (release.Link is not { } link || link.Hash != secretHash) return null;
        if (release.State is not ReleaseState.Requested) return ReleaseLinkState.NothingToDecide;
        return now <= link.EndsAt ? ReleaseLinkState.Open : ReleaseLinkState.Ended;
    }

    private static Decision<Release> Follow(Release answered, ManagerAnswerRequest given, Turn turn)
    {
        var answer = answered.Answer!;
        if (answer.Answer is ManagerAnswer.NotMe)
            return Asking.AskReleasers(
                    answered with { SuggestedManagerEmail = PlainText.Trimmed(given.RightPersonEmail) }, ReleaserNeededFor.AnotherManager, turn)
                .Send(ReleaseMails.NameAnotherManager(answered));
        if (!answered.ManagerAnswerIsFinal) return Asking.AskReleasers(answered, ReleaserNeededFor.ManagerAnswered, turn);

        var move = answer.Answer switch
        {
            ManagerAnswer.Yes => ReleaseMove.Grant,
            ManagerAnswer.YesWithConditions => ReleaseMove.GrantWithConditions,
            ManagerAnswer.YesLater => ReleaseMove.Defer,
            _ => ReleaseMove.Refuse,
        };
        return Deciding.Decide(
            answered, move, answer.Conditions, answer.NotBefore, answer.Reason, answer.LineForPerson, answer.LineForHr, answer.Cover, turn);
    }

    private static List<FieldError> Wrong(ManagerAnswerRequest given, DateTimeOffset now)
    {
        List<FieldError> wrong = [];
        if (given.Answer is not { } answer)
        {
            wrong.Add(new("/answer", "required", "Choose an answer."));
            return wrong;
        }

        if (answer is ManagerAnswer.YesWithConditions) wrong.AddRange(Conditions.Wrong(given.Conditions, needed: true));
        if (answer is ManagerAnswer.YesLater) wrong.AddRange(Conditions.WrongDate(given.NotBefore, now));
        if (answer is ManagerAnswer.No && given.Reason is null) wrong.Add(new("/reason", "required", "Choose the main reason."));
        if (answer is not (ManagerAnswer.No or ManagerAnswer.NotMe) && given.CoverNeeded is null)
            wrong.Add(new("/coverNeeded", "required", "Say whether somebody must cover the work."));
        AnswerLimits.Need(wrong, "/answeredBy", given.AnsweredBy, "Enter your name.");
        AnswerLimits.Check(wrong, "/answeredBy", given.AnsweredBy, 200, oneLine: true);
        AnswerLimits.Check(wrong, "/lineForPerson", given.LineForPerson, 1000);
        AnswerLimits.Check(wrong, "/lineForHr", given.LineForHr, 1000);
        AnswerLimits.Check(wrong, "/cover", given.Cover, 1000);
        if (answer is ManagerAnswer.No && given.Reason is ReleaseReason.SomethingElse && PlainText.Trimmed(given.LineForPerson) is null && PlainText.Trimmed(given.LineForHr) is null)
            wrong.Add(new("/lineForPerson", "required", "Write what the reason is, for the person or for HR."));
        if (PlainText.Trimmed(given.RightPersonEmail) is { } email && !EmailAddress.IsOne(email))
            wrong.Add(new("/rightPersonEmail", "email", "Enter an e-mail address, such as name@example.org."));
        return wrong;
    }
}
