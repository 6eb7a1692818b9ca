using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Tests.Applications;

/// <summary>An application as commands made it, and the moment of the next command.</summary>
internal sealed record GivenApplication(Application? State, DateTimeOffset Now)
{
    public static readonly OrganisationId HostId = new(new Guid("0190a000-0000-7000-8000-000000000001"));
    public static readonly OrganisationId HomeId = new(new Guid("0190a000-0000-7000-8000-000000000011"));
    public static readonly OpportunityId Opportunity = new(new Guid("0190a000-0000-7000-8000-000000000002"));
    public static readonly PersonId Sam = new(new Guid("0190a000-0000-7000-8000-000000000012"));
    public static readonly Actor Applicant = Actor.OfPerson(Sam);
    public static readonly Actor Chooser = Actor.OfPerson(new(new Guid("0190a000-0000-7000-8000-000000000003")), HostId);

    // A Monday; the next bank holiday is Christmas Day.
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Closes = UkTime.EndOf(new DateOnly(2026, 12, 18));

    public static readonly ApplicationId Id = Application.IdOf(Opportunity, Sam, 1, 0);

    private static readonly ApplicationGrain Rules = new();

    public static readonly HostFacts Host = new(HostId, "leeds", "Leeds City Council", Sector.Public, OrganisationState.Verified);

    public static readonly Employer Home = new(HomeId, "kirklees", "Kirklees Council", Sector.Public, OrganisationState.Verified, ["kirklees.example"], false, 3);

    public static readonly OpportunityDetails Details = new(
        Title: "Data analyst, housing", Kind: OpportunityKind.Traditional, EarliestStart: new(2027, 2, 1), LengthWeeks: 26, Band: 5,
        SkillsWanted: [new("SQL", SkillLevel.Working, Essential: true), new("Facilitation")], Salary: SalaryArrangement.Shared, HomeShare: 60);

    public static readonly Post Advert = new(Opportunity, "7k3m92qd", "data-analyst-housing", Host, OpportunityState.Live, 1, Details, Closes);

    public static readonly ApplicationAnswers Complete = new(
        AboutYou: "Analyst in planning.", Skills: [new("sql", "Reports on repairs.")], Why: "To learn how housing works.",
        ManagerName: "Alex Hill", ManagerEmail: "alex.hill@kirklees.example", LinesToManager: "Six months, please read.", AskManager: WhenToAskManager.OnceShortlisted);

    public static GivenApplication Nothing() => new(null, Start);

    public static GivenApplication Empty() =>
        Nothing().With(new StartApplication("c4f7h2kd", "r4f7h2kd", Sam, new("Sam Okafor", "sam@kirklees.example"), Advert, Home), Applicant);

    public static GivenApplication Draft(ApplicationAnswers? answers = null) => Empty().With(new SaveAnswers(answers ?? Complete), Applicant);

    public static SubmitApplication Submit(Post? post = null, Employer? home = null) => new(null, new("Sam Okafor", "sam@kirklees.example"), post ?? Advert, home ?? Home);

    public static GivenApplication Submitted() => Draft().With(Submit(), Applicant);

    public static GivenApplication Shortlisted() => Submitted().With(new ShortlistApplication(null, Host, Home));

    public static GivenApplication Interview() => Shortlisted().With(new InviteApplicant(null, "By video, 40 minutes, nothing to prepare."));

    public static GivenApplication Offered() => Interview().With(new MakeOffer(null, "As advertised.", Advert));

    public static GivenApplication Released() => Offered().With(Release(ReleaseState.Granted));

    public static GivenApplication Accepted() => Released().With(new AcceptOffer(), Applicant).With(new SettleClaim(true), Actor.System);

    public static GivenApplication In(ApplicationState state) => state switch
    {
        ApplicationState.Draft => Draft(),
        ApplicationState.Submitted => Submitted(),
        ApplicationState.Shortlisted => Shortlisted(),
        ApplicationState.Interview => Interview(),
        ApplicationState.Offered => Released(),
        ApplicationState.Accepted => Accepted(),
        ApplicationState.NotSelected => Submitted().With(new NotSelectApplication(NotSelectedReason.Level, null, null)),
        ApplicationState.NotSelectedAfterInterview => Interview().With(new NotSelectApplication(NotSelectedReason.Level, null, null)),
        ApplicationState.Declined => Released().With(new DeclineOffer(PersonReason.Timing, null), Applicant),
        ApplicationState.Lapsed => Submitted().With(new EndWithOpportunity("opportunity_withdrawn"), Actor.System),
        ApplicationState.Withdrawn => Submitted().With(new WithdrawApplication(PersonReason.Timing, null), Applicant),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static FollowRelease Release(ReleaseState state, long order = 1, ReleaseWaitingFor? waitingFor = null) => new(new ReleaseCopy(
        Application.ReleaseOf(Id), state, waitingFor, Start, Start.AddDays(7), [], null, null, "Alex Hill", "alex.hill@kirklees.example", null, false, null, order));

    public GivenApplication At(DateTimeOffset now) => this with { Now = now };

    /// <summary>What the grain decides; the rules are pure, so nothing else happens.</summary>
    public Decision<Application> When(ICommand command, Actor? by = null) =>
        Rules.Handle(State, command, new Turn(Id.Value, by ?? Chooser, Now, "secret", 1));

    /// <summary>A step that must be taken on the way.</summary>
    public GivenApplication With(ICommand command, Actor? by = null)
    {
        var decision = When(command, by);
        Assert.Null(decision.Refusal);
        return this with { State = decision.State };
    }
}
