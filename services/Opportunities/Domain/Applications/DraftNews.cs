using Secondments.Contracts.Opportunities;
using Secondments.Grains;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>What a draft's person is told while it waits: its opportunity closes, opens again or moves its date, or the employer joins.</summary>
public static class DraftNews
{
    public static Decision<Application> Follow(Application application, FollowPost command, Turn turn)
    {
        if (application.State is not ApplicationState.Draft) return Decide.Unchanged(application);
        var (was, now) = (application.Post, command.Post.Facts());
        if (command.Post.State is OpportunityState.Live)
        {
            if (now.Round == was.Round && now.ClosesAt == was.ClosesAt) return Decide.Unchanged(application);
            var followed = application with { Post = now };
            if (now.Round > was.Round) followed = followed.Add(new Moment(turn.Now, "reopened", "host", Audience.Applicant));
            var decision = Drafting.WithReminders(Decide.To(followed).Forget(Drafting.ReminderNames), followed, turn.Now);
            return now.Round > was.Round ? decision.Send(ApplicationMails.DraftGoesOn(followed)) : decision;
        }
        // At its deadline the reminder tells; what the host closes before, it tells at once.
        if (command.Post.State is OpportunityState.Paused or OpportunityState.InReview or OpportunityState.Draft or OpportunityState.Returned || was.ClosesAt is not { } closes || closes <= turn.Now)
            return Decide.Unchanged(application);
        var closed = application with { Post = was with { ClosesAt = turn.Now } };
        return Decide.To(closed).Forget(Drafting.ClosesTomorrow, Drafting.HasClosed).Send(ApplicationMails.DraftIsKept(closed));
    }

    /// <summary>The employer that a draft waited for is here, and its person belongs to it.</summary>
    public static Decision<Application> EmployerIsHere(Application application, EmployerJoined command)
    {
        if (application is not { State: ApplicationState.Draft, Home: null }) return Decide.Unchanged(application);
        var with = application with { Home = command.Home.Facts() };
        return Decide.To(with).Send(ApplicationMails.EmployerIsHere(with));
    }
}
