using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Releases;

namespace Secondments.Opportunities.Domain.Applications;

/// <summary>
/// How long an application is kept. One that was sent: six years after it last moved. When its person is erased, a draft is
/// emptied at once; what was sent is held for the law until its date, out of use: no list, page, export or command reaches it.
/// </summary>
public static class Forgetting
{
    private const string Retention = "retention";
    private const int YearsKept = 6;

    public static bool IsOutOfUse(Application application) => application.HeldUntil is not null || application.ForgottenAt is not null;

    /// <summary>Until when an application that stands as this one does is kept.</summary>
    public static DateTimeOffset KeptUntil(Application application) =>
        application.SubmittedAt is null ? application.SavedAt.AddYears(1) : application.Since.AddYears(YearsKept);

    /// <summary>Set when it is sent; it moves itself on when it comes and the application has moved since.</summary>
    public static Decision<Application> Kept(Decision<Application> decision, Application sent) =>
        decision.Remind(Retention, KeptUntil(sent), new ForgetApplication());

    public static Decision<Application> AtItsDate(Application application, Turn turn)
    {
        if (application.ForgottenAt is not null || application.SubmittedAt is null) return Decide.Unchanged(application);
        var until = application.HeldUntil ?? KeptUntil(application);
        if (turn.Now < until) return Decide.Unchanged(application).Remind(Retention, until, new ForgetApplication());
        var forgotten = Emptied(application) with { ForgottenAt = turn.Now };
        // Six years in which nobody did anything: it ends with that.
        if (!application.Make(ApplicationMove.Lapse, turn.Now).TryGet(out var lapsed, out _)) return Decide.To(forgotten).Then(OfRelease(application));
        var ended = forgotten with { State = lapsed.State, Since = turn.Now, Ending = new Ending(turn.Now, "exchange", "kept_six_years", null, null) };
        return Endings.End(ended, turn).Then(OfRelease(application));
    }

    public static Decision<Application> Erase(Application application, Turn turn)
    {
        if (IsOutOfUse(application)) return Decide.Unchanged(application);
        if (application.SubmittedAt is null)
        {
            var emptied = Emptied(application) with { ForgottenAt = turn.Now, State = Withdrawn(application, turn), Since = turn.Now, Ending = Erased(turn) };
            return Drafting.WithoutReminders(Decide.To(emptied));
        }
        var decision = application.Make(ApplicationMove.Withdraw, turn.Now).TryGet(out var ended, out _)
            ? Endings.End(Held(ended with { Ending = Erased(turn) }), turn)
            : Decide.To(Held(application));
        if (application.State is ApplicationState.Accepted) decision = decision.Then(Keys.Opportunity(application.Post.Opportunity), new ReleasePlace(application.Id));
        return decision.Then(OfRelease(application)).Remind(Retention, decision.State!.HeldUntil!.Value, new ForgetApplication());
    }

    /// <summary>Nothing that the person, the host or home wrote: what is left says that there was an application, by ids.</summary>
    public static Application Emptied(Application application) => application with
    {
        Contact = new ApplicantContact("", ""),
        Answers = new ApplicationAnswers(),
        Profile = null,
        Interview = application.Interview is { } interview ? interview with { Details = null } : null,
        Offer = application.Offer is { } offer ? offer with { Terms = null } : null,
        Ending = application.Ending is { } ending ? ending with { Line = null, Note = null } : null,
        Release = null,
        Notes = [],
        Timeline = [],
    };

    private static Application Held(Application application) => application with { HeldUntil = KeptUntil(application) };

    private static ApplicationState Withdrawn(Application draft, Turn turn) =>
        draft.Make(ApplicationMove.Withdraw, turn.Now).TryGet(out var withdrawn, out _) ? withdrawn.State : draft.State;

    private static Ending Erased(Turn turn) => new(turn.Now, "applicant", "person_erased", null, null);

    private static FollowUp OfRelease(Application application) => new(Keys.Release(Application.ReleaseOf(application.Id)), new ForgetRelease());
}
