using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>What happens while nobody answers.</summary>
public static class Reminding
{
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromMinutes(10);

    /// <summary>After 3 and 7 working days and on the last. The link is a new one, because only its hash was kept.</summary>
    public static Decision<Release> Manager(Release release, Turn turn) =>
        release is { State: ReleaseState.Requested, WaitingFor: ReleaseWaitingFor.Manager, By: { } by } && turn.Now < by
            ? AgainToManager(release, by, turn)
            : Decide.Unchanged(release);

    public static Decision<Release> Releasers(Release release) =>
        release.State is ReleaseState.Requested && release.WaitingFor is not ReleaseWaitingFor.Manager
            ? Decide.Unchanged(release).Tell(new ReleaserNeeded(release.Id, release.Application, release.Home.Id, ReleaserNeededFor.Reminder))
            : Decide.Unchanged(release);

    /// <summary>The person asks that those asked be reminded: once in three days.</summary>
    public static Decision<Release> ByPerson(Release release, Turn turn)
    {
        if (release.State is not ReleaseState.Requested) return ReleaseTransitions.WrongState(release.State);
        if (release.RemindFrom() is not { } from)
            return Error.Conflict("release.name_another_manager", "Your manager said that they are not the right person. Name another.");
        if (turn.Now < from)
            return Error.Conflict("release.reminded", $"A reminder can be sent from {DateWords.Deadline(from)}.");

        if (release is { WaitingFor: ReleaseWaitingFor.Manager, By: { } by })
            return AgainToManager(release.Add(turn.Now, "reminded", "applicant"), by, turn);
        var asked = release.Add(turn.Now, "reminded", "applicant") with { LastAskedAt = turn.Now };
        return Asking.Told(
            Decide.To(asked).Tell(new ReleaserNeeded(asked.Id, asked.Application, asked.Home.Id, ReleaserNeededFor.Reminder)), turn);
    }

    /// <summary>The manager's silence goes to the releasers; theirs ends it.</summary>
    public static Decision<Release> PassDate(Release release, Turn turn)
    {
        if (release is not { State: ReleaseState.Requested, By: { } by } || turn.Now <= by) return Decide.Unchanged(release);
        if (release.WaitingFor is ReleaseWaitingFor.Manager)
            return Asking.AskReleasers(
                    Asking.EndLink(release, turn.Now).Add(turn.Now, "manager_silent", "exchange") with { ManagerDidNotAnswer = true },
                    ReleaserNeededFor.ManagerSilent, turn)
                .Send(ReleaseMails.ManagerSilent(release));

        if (!release.Make(ReleaseMove.Expire, turn.Now).TryGet(out var expired, out var refusal)) return refusal;
        expired = Asking.EndLink(expired, turn.Now).Add(turn.Now, "release_expired", "exchange");
        return Asking.Told(
            Asking.WithoutReminders(Decide.To(expired))
                .Tell(new ReleaseDecided(expired.Id, expired.Application, expired.Home.Id, expired.State))
                .Send(ReleaseMails.Answered(expired)),
            turn);
    }

    /// <summary>
    /// A new link in place of an ended one, to the address that it was first sent to and nowhere else. What can't be renewed is
    /// left as it is: the asker, who may be anyone, learns nothing.
    /// </summary>
    public static Decision<Release> Renew(Release release, RenewLink command, Turn turn)
    {
        var past = release.PastLinks.LastOrDefault(l => l.Hash == command.SecretHash);
        var own = past is { Answered: false, SameAddress: true } || release.Link is { } link && link.Hash == command.SecretHash && link.EndsAt < turn.Now;
        if (!own || !CanRenew(release, turn.Now) || turn.Now < release.LastAskedAt + BetweenRenewals) return Decide.Unchanged(release);
        var renewed = Asking.NewLink(release.Add(turn.Now, "link_renewed", "home"), release.By!.Value, turn);
        return Asking.Told(Decide.To(renewed).Send(ReleaseMails.Request(renewed, turn.Secret)), turn);
    }

    /// <summary>Nobody has answered, so the manager's answer is still of use.</summary>
    public static bool CanRenew(Release release, DateTimeOffset now) =>
        release is { State: ReleaseState.Requested, Answer: null, WaitingFor: ReleaseWaitingFor.Manager or ReleaseWaitingFor.Releaser, By: { } by } && now < by;

    private static Decision<Release> AgainToManager(Release release, DateTimeOffset by, Turn turn)
    {
        var again = Asking.NewLink(release, by, turn);
        return Asking.Told(Decide.To(again).Send(ReleaseMails.Reminder(again, turn.Secret)), turn);
    }
}
