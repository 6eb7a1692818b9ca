using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>One application in the eyes of one of its parties.</summary>
internal static class ApplicationAnswers
{
    public static ApplicationAnswer ForApplicant(Application application)
    {
        var release = application.Release;
        var mine = new ApplicantPart(
            application.Home?.Id, application.Home?.Name, application.Answers, application.SavedAt, application.Profile,
            release is null ? null : new ReleaseLine(
                release.Id, release.State, release.WaitingFor, release.Since, release.By, release.Conditions, release.NotBefore, release.Line,
                release.ManagerName, release.ManagerEmail, release.AnsweredBy, release.StandingIn, release.RemindFrom))
        {
            TermsChanged = [.. application.TermsChanged.Reverse().Select(n => new TermsNoticeAnswer(n.At, n.Changes))],
        };
        return Answer(application, application.With(), application.By(), Audience.Applicant, ActionsOfApplicant(application), mine, null);
    }

    public static ApplicationAnswer ForHost(Application application)
    {
        var answers = application.Answers;
        var release = application.Release;
        var candidate = new CandidatePart(
            application.Applicant, application.Contact.Name, application.Contact.Email,
            application.Home!.Id, application.Home.Name, application.Home.Sector,
            new CandidateAnswers(answers.AboutYou, answers.Skills ?? [], answers.Why, answers.Dates, Adjusting.ForHost(application)), application.Profile, Fit.Of(application),
            new CandidateRelease(release?.State, release?.Conditions ?? [], release?.NotBefore),
            [.. application.Notes.Select(n => new NoteAnswer(n.At, n.By, n.Text)).Reverse()]);
        // Whom home asks, and by when, is home's own affair.
        var atHome = application.With() is ApplicationWith.Manager or ApplicationWith.Releaser;
        var with = atHome ? ApplicationWith.Releaser : application.With();
        return Answer(application, with, application.Offer is { } offer && !atHome ? offer.AnswerBy : null, Audience.Host, ActionsOfHost(application), null, candidate);
    }

    private static ApplicationAnswer Answer(
        Application application, ApplicationWith with, DateTimeOffset? by, Audience reader, IReadOnlyList<string> allowed, ApplicantPart? mine, CandidatePart? candidate) => new(
        application.Id, application.Ref, application.State, Brief(application.Post), with, application.Since,
        application.IsOpen() ? by : null, application.StartedAt, application.SubmittedAt,
        application.Interview is { } i ? new InterviewAnswer(i.InvitedAt, i.At, i.Details) : null,
        application.Offer is { } o ? new OfferAnswer(o.MadeAt, o.AnswerBy, o.Terms, o.AnsweredAt) : null,
        application.Ending is { } e ? new EndingAnswer(e.At, e.Reason, e.Line) : null,
        allowed,
        [.. application.Timeline.Where(m => m.Audience is Audience.Both || m.Audience == reader).Reverse().Select(m => new TimelineEntry(m.At, m.What, m.Who, m.Line, m.Audience is not Audience.Both))],
        mine, candidate)
        {
            Round = application.Post.Round,
        };

    private static OpportunityBrief Brief(PostFacts post) =>
        new(post.Opportunity, post.Ref, post.Slug, post.Title, post.Host, post.HostName, post.Start, post.LengthWeeks, post.ClosesAt);

    private static IReadOnlyList<string> ActionsOfApplicant(Application application)
    {
        List<string> actions = [];
        if (application.State is ApplicationState.Draft) actions.AddRange(["save", "submit"]);
        if (application.State is ApplicationState.Offered && application.IsReleased()) actions.Add("accept");
        if (ApplicationTransitions.IsAllowed(application.State, ApplicationMove.Decline)) actions.Add("decline");
        if (ApplicationTransitions.IsAllowed(application.State, ApplicationMove.Withdraw)) actions.Add("withdraw");
        if (application.Release is { State: ReleaseState.Requested, AnsweredBy: null or "" } or { State: ReleaseState.Requested, WaitingFor: ReleaseWaitingFor.AnotherManager })
            actions.Add("manager");
        if (application.Release?.RemindFrom is not null) actions.Add("remind");
        return actions;
    }

    private static IReadOnlyList<string> ActionsOfHost(Application application)
    {
        List<string> actions = [];
        void If(ApplicationMove move, string action)
        {
            if (ApplicationTransitions.IsAllowed(application.State, move)) actions.Add(action);
        }

        If(ApplicationMove.Shortlist, "shortlist");
        If(ApplicationMove.Invite, "invite");
        If(ApplicationMove.Offer, "offer");
        If(ApplicationMove.NotSelect, "not-select");
        return [.. actions, "note"];
    }
}
