using Secondments.Grains;
using Secondments.Opportunities.Domain.Releases;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>What the application learns of its release, and the letters to the host.</summary>
public static class FollowingRelease
{
    public static Decision<Application> Follow(Application application, FollowRelease command, Turn turn)
    {
        if (application.Release is { } known && known.Order >= command.Release.Order) return Decide.Unchanged(application);
        var followed = application with { Release = command.Release };
        // Home may have been asked a moment after the application ended: then nobody has to decide.
        if (!application.IsOpen() && ReleaseTransitions.IsAllowed(command.Release.State, ReleaseMove.Cancel))
            return Decide.To(followed).Then(AskingHome.Cancel(application));
        if (application.Release?.State == command.Release.State) return Decide.To(followed);

        // The host's line holds no more than the outcome; what the applicant may read besides stands in the release itself.
        var line = command.Release.NotBefore is { } notBefore ? DateWords.Day(notBefore) : null;
        followed = followed.Add(new Moment(turn.Now, $"release_{Words.Of(command.Release.State)}", "home", Audience.Both, line));
        return Decide.To(followed);
    }

    /// <summary>Letters name nobody: the address says which application it is.</summary>
    public static Decision<Application> TellHost(Application application, TellHost command) =>
        application.SubmittedAt is null || command.Addresses.Count == 0
            ? Decide.Unchanged(application)
            : Decide.Unchanged(application).Send(command.Addresses.Select(a => ApplicationMails.ToHost(application, command.What, a)));
}
