using Secondments.Grains;

namespace Secondments.Opportunities.Domain.Releases;

/// <summary>A release forgets its people with its application, or when the person is erased: what was decided stays, by ids.</summary>
public static class ForgettingRelease
{
    public static Decision<Release> Forget(Release release, Turn turn)
    {
        if (release.ForgottenAt is not null) return Decide.Unchanged(release);
        return Decide.To(release with
        {
            ForgottenAt = turn.Now,
            Person = release.Person with { Name = "", Email = "" },
            Manager = new LineManager("", "", null),
            ConfirmBecause = null,
            SuggestedManagerEmail = null,
            Link = null,
            PastLinks = [],
            Answer = release.Answer is { } answer ? answer with { Conditions = [], Reason = null, LineForPerson = null, LineForHr = null, Cover = null, AnsweredBy = "" } : null,
            Decision = release.Decision is { } decision ? decision with { Conditions = [], Reason = null, LineForPerson = null, LineForHr = null, Cover = null } : null,
            Timeline = [],
        });
    }
}
