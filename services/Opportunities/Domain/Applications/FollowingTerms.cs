using Secondments.Contracts.Opportunities;
using Secondments.Grains;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>The post changed under an application: its person reads what was and what is now. Their own words stay as they were sent.</summary>
public static class FollowingTerms
{
    private const int MostKept = 5;

    public static Decision<Application> Follow(Application application, FollowTerms command, Turn turn)
    {
        // Who began after the change has read the post as it is.
        if (!application.IsOpen() || application.StartedAt >= command.ChangedAt) return Decide.Unchanged(application);
        var followed = application with
        {
            Post = command.Post.Facts() with { Round = application.Post.Round },
            TermsChanged = [.. application.TermsChanged.Append(new TermsNotice(turn.Now, command.Changes)).TakeLast(MostKept)],
        };
        followed = followed.Add(new Moment(turn.Now, "terms_changed", "host", Audience.Applicant, string.Join(", ", command.Changes.Select(c => c.Name))));
        return Decide.To(followed).Send(ApplicationMails.TermsChanged(followed, command.Changes));
    }
}

/// <summary>What changed in the post, when its person was told.</summary>
public sealed record TermsNotice(DateTimeOffset At, IReadOnlyList<TermChange> Changes);
