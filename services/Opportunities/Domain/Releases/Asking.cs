using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>Who is asked, by which address, and by when.</summary>
public static class Asking
{
    public const int ManagerWorkingDays = 10;
    public const int ReleaserWorkingDays = 5;
    private const int MostPastLinks = 20;
    private const string DatePasses = "date-passes";
    private const string ReleasersLastDay = "releasers-last-day";
    private static readonly TimeOnly Morning = new(9, 0);

    // After 3 and 7 working days, and on the last.
    private static readonly (string Name, int After)[] ManagerReminders = [("manager-3", 3), ("manager-7", 7), ("manager-last", ManagerWorkingDays)];

    public static Decision<Release> Request(Release? release, RequestRelease command, Turn turn)
    {
        if (release is not null) return Decide.Unchanged(release);
        var asked = new Release(
            new ReleaseId(turn.GrainId), command.Ref, command.Application, command.Person, command.Home.Facts(), command.Home.ProvenDomains,
            command.Home.ManagerAnswerIsFinal, command.Post, command.Manager, ReleaseState.Requested, ReleaseWaitingFor.Manager,
            RequestedAt: turn.Now, Since: turn.Now, By: null, LastAskedAt: turn.Now, ConfirmBecause: null, SuggestedManagerEmail: null,
            ManagerDidNotAnswer: false, Link: null, PastLinks: [], Answer: null, Decision: null,
            Timeline: [new Moment(turn.Now, "release_requested", "applicant")]);
        return ByAddress(asked, turn).Tell(new ReleaseRequested(asked.Id, asked.Application, asked.Home.Id));
    }

    public static Decision<Release> ChangeManager(Release release, ChangeManager command, Turn turn)
    {
        if (!release.CanChangeManager())
            return release.State is ReleaseState.Requested
                ? Error.Conflict("release.answered", "Your manager has answered already.", ReleaseTransitions.From(release.State).Select(Words.Of))
                : ReleaseTransitions.WrongState(release.State);
        var wrong = WrongManager(command.Name, command.Email, required: true);
        AnswerLimits.Check(wrong, "/lines", command.Lines, 1500);
        if (wrong.Count > 0) return Error.Invalid("release.manager", wrong);

        var manager = new LineManager(PlainText.Trimmed(command.Name)!, PlainText.Trimmed(command.Email)!, PlainText.Trimmed(command.Lines) ?? release.Manager.Lines);
        var changed = To(release, manager, turn) with { ProvenDomains = command.Home.ProvenDomains, ManagerAnswerIsFinal = command.Home.ManagerAnswerIsFinal };
        return ByAddress(changed.Add(turn.Now, "manager_changed", "applicant"), turn);
    }

    /// <summary>A releaser answers for the address, whatever its domain.</summary>
    public static Decision<Release> ConfirmManager(Release release, ConfirmManager command, Turn turn)
    {
        if (Deciding.NotByThemselves(release, turn) is { } own) return own;
        if (!release.CanChangeManager()) return ReleaseTransitions.WrongState(release.State);
        var wrong = WrongManager(command.Name, command.Email, required: false);
        if (wrong.Count > 0) return Error.Invalid("release.manager", wrong);

        var manager = release.Manager with
        {
            Name = PlainText.Trimmed(command.Name) ?? release.Manager.Name,
            Email = PlainText.Trimmed(command.Email) ?? release.Manager.Email,
        };
        return AskManager(To(release, manager, turn).Add(turn.Now, "manager_confirmed", "home"), turn);
    }

    /// <summary>A new link to the manager, and with it a new date to answer by.</summary>
    public static Decision<Release> AskManager(Release release, Turn turn)
    {
        var today = UkTime.DayOf(turn.Now);
        var by = UkTime.EndOf(WorkingDays.After(today, ManagerWorkingDays));
        var asked = NewLink(release with { WaitingFor = ReleaseWaitingFor.Manager, Since = turn.Now, By = by, ConfirmBecause = null, ManagerDidNotAnswer = false }, by, turn);
        var decision = Decide.To(asked).Send(ReleaseMails.Request(asked, turn.Secret)).Remind(DatePasses, by.AddSeconds(1), new PassDate());
        foreach (var (name, after) in ManagerReminders)
            decision = decision.Remind(name, UkTime.At(WorkingDays.After(today, after), Morning), new RemindManager());
        return Told(decision.Forget(ReleasersLastDay), turn);
    }

    /// <summary>It waits for home's releasers now.</summary>
    public static Decision<Release> AskReleasers(Release release, ReleaserNeededFor why, Turn turn)
    {
        var waitingFor = why switch
        {
            ReleaserNeededFor.AddressConfirmation => ReleaseWaitingFor.AddressConfirmation,
            ReleaserNeededFor.AnotherManager => ReleaseWaitingFor.AnotherManager,
            _ => ReleaseWaitingFor.Releaser,
        };
        var day = WorkingDays.After(UkTime.DayOf(turn.Now), ReleaserWorkingDays);
        var asked = release with { WaitingFor = waitingFor, Since = turn.Now, By = UkTime.EndOf(day), LastAskedAt = turn.Now };
        return Told(
            WithoutManagerReminders(Decide.To(asked))
                .Tell(new ReleaserNeeded(asked.Id, asked.Application, asked.Home.Id, why))
                .Remind(DatePasses, asked.By.Value.AddSeconds(1), new PassDate())
                .Remind(ReleasersLastDay, UkTime.At(day, Morning), new RemindReleasers()),
            turn);
    }

    /// <summary>The host moved the start after «not before»: home is asked again.</summary>
    public static Decision<Release> MoveStart(Release release, MoveStart command, Turn turn)
    {
        if (release.State is not (ReleaseState.Requested or ReleaseState.Deferred)
            || (release.Post.Start == command.Start && release.Post.LengthWeeks == command.LengthWeeks)) return Decide.Unchanged(release);
        var startMoved = release.Post.Start != command.Start;
        var moved = release with { Post = release.Post with { Start = command.Start, LengthWeeks = command.LengthWeeks } };
        if (!startMoved || !moved.Make(ReleaseMove.AskAgain, turn.Now).TryGet(out var again, out _)) return Decide.To(moved);
        return AskReleasers(again.Add(turn.Now, "start_moved", "host"), ReleaserNeededFor.StartMoved, turn);
    }

    /// <summary>A new link ends the old: one link opens the release at any time.</summary>
    public static Release NewLink(Release release, DateTimeOffset endsAt, Turn turn) =>
        EndLink(release, turn.Now) with { Link = new ManagerLink(Secrets.Hash(turn.Secret), turn.Now, endsAt), LastAskedAt = turn.Now };

    public static Release EndLink(Release release, DateTimeOffset now, bool answered = false) => release.Link is not { } link
        ? release
        : release with
        {
            Link = null,
            PastLinks = [.. release.PastLinks.TakeLast(MostPastLinks - 1), new PastLink(link.Hash, link.EndsAt < now ? link.EndsAt : now, answered, SameAddress: true)],
        };

    /// <summary>Whoever asked has an answer, or nobody is asked any more.</summary>
    public static Decision<Release> WithoutReminders(Decision<Release> decision) =>
        WithoutManagerReminders(decision).Forget(DatePasses, ReleasersLastDay);

    /// <summary>Each change is told to the application, in order.</summary>
    public static Decision<Release> Told(Decision<Release> decision, Turn turn) =>
        decision.Then(Keys.Application(decision.State!.Application), new FollowRelease(decision.State.Copy(turn.Version + 1)));

    /// <summary>Why a releaser has to confirm an address before anything is sent to it; null when it may be written to.</summary>
    public static string? ConfirmBecause(string email, string applicantEmail, IReadOnlyList<string> provenDomains)
    {
        if (EmailAddress.AreSame(email, applicantEmail)) return "same_as_applicant";
        return EmailAddress.IsIn(email, provenDomains) ? null : "outside_domain";
    }

    private static Decision<Release> ByAddress(Release release, Turn turn)
    {
        var because = ConfirmBecause(release.Manager.Email, release.Person.Email, release.ProvenDomains);
        return because is null
            ? AskManager(release, turn)
            : AskReleasers(release with { ConfirmBecause = because }, ReleaserNeededFor.AddressConfirmation, turn);
    }

    private static Release To(Release release, LineManager manager, Turn turn)
    {
        var ended = EndLink(release, turn.Now);
        var sameAddress = EmailAddress.AreSame(manager.Email, release.Manager.Email);
        return ended with
        {
            Manager = manager,
            Answer = null,
            SuggestedManagerEmail = null,
            PastLinks = [.. ended.PastLinks.Select(l => l with { SameAddress = l.SameAddress && sameAddress })],
        };
    }

    private static Decision<Release> WithoutManagerReminders(Decision<Release> decision) => decision.Forget(ManagerReminders.Select(r => r.Name));

    private static List<FieldError> WrongManager(string? name, string? email, bool required)
    {
        List<FieldError> wrong = [];
        if (required)
        {
            AnswerLimits.Need(wrong, "/name", name, "Enter the manager's name.");
            AnswerLimits.Need(wrong, "/email", email, "Enter the manager's work e-mail address.");
        }

        AnswerLimits.Check(wrong, "/name", name, 200, oneLine: true);
        if (PlainText.Trimmed(email) is { } given && !EmailAddress.IsOne(given))
            wrong.Add(new("/email", "email", "Enter an e-mail address, such as name@example.org."));
        return wrong;
    }
}
