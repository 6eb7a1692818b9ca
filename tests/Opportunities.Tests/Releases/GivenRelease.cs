using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Releases;
using Secondments.Opportunities.Tests.Applications;

namespace Secondments.Opportunities.Tests.Releases;

/// <summary>A release as commands made it, and the moment of the next command.</summary>
internal sealed record GivenRelease(Release? State, DateTimeOffset Now, long Version = 1)
{
    public static readonly ReleaseId Id = Application.ReleaseOf(GivenApplication.Id);
    public static readonly Actor Releaser = Actor.OfPerson(new(new Guid("0190a000-0000-7000-8000-000000000021")), GivenApplication.HomeId);
    public static readonly Actor Link = new(ActorKind.Link, Guid.Empty);
    public static readonly DateTimeOffset Start = GivenApplication.Start;

    private static readonly ReleaseGrain Rules = new();

    /// <summary>The secret of the link that the turn of that number makes.</summary>
    public static string Secret(long version) => $"secret-{version}";

    /// <summary>What a link is known by after the turn of that number.</summary>
    public static string Hash(long version) => Secrets.Hash(Secret(version));

    public static RequestRelease Request(string managerEmail = "alex.hill@kirklees.example", bool managerDecides = false) => new(
        "r4f7h2kd", GivenApplication.Id, new ReleasePerson(GivenApplication.Sam, "Sam Okafor", "sam@kirklees.example", "c4f7h2kd"),
        GivenApplication.Home with { ManagerAnswerIsFinal = managerDecides },
        new LineManager("Alex Hill", managerEmail, "Six months, please read."), GivenApplication.Advert.Facts());

    public static GivenRelease Nothing() => new(null, Start, 0);

    /// <summary>Asked of the manager; the link was made in turn 0.</summary>
    public static GivenRelease Requested(string managerEmail = "alex.hill@kirklees.example", bool managerDecides = false) =>
        Nothing().With(Request(managerEmail, managerDecides), Actor.System);

    public static GivenRelease Answered(ManagerAnswerRequest answer, bool managerDecides = false) =>
        Requested(managerDecides: managerDecides).With(new AnswerByManager(Hash(0), answer), Link);

    public static ManagerAnswerRequest Yes => new(Answer: ManagerAnswer.Yes, CoverNeeded: false, AnsweredBy: "Alex Hill");

    public static ManagerAnswerRequest No => new(
        Answer: ManagerAnswer.No, Reason: ReleaseReason.Timing, LineForPerson: "Ask in spring.", LineForHr: "We lose two others.", AnsweredBy: "Alex Hill");

    public static ManagerAnswerRequest Later => new(Answer: ManagerAnswer.YesLater, NotBefore: new DateOnly(2027, 4, 1), CoverNeeded: true, Cover: "Agency", AnsweredBy: "Alex Hill");

    public static ManagerAnswerRequest Conditions => new(
        Answer: ManagerAnswer.YesWithConditions, Conditions: ["Four days a week"], CoverNeeded: true, Cover: "A colleague acts up", AnsweredBy: "Alex Hill");

    public static ManagerAnswerRequest NotMe => new(Answer: ManagerAnswer.NotMe, AnsweredBy: "Alex Hill", RightPersonEmail: "kim@elsewhere.example");

    public GivenRelease At(DateTimeOffset now) => this with { Now = now };

    /// <summary>What the grain decides; the rules are pure, so nothing else happens.</summary>
    public Decision<Release> When(ICommand command, Actor? by = null) =>
        Rules.Handle(State, command, new Turn(Id.Value, by ?? Releaser, Now, Secret(Version), Version));

    /// <summary>A step that must be taken on the way.</summary>
    public GivenRelease With(ICommand command, Actor? by = null)
    {
        var decision = When(command, by);
        Assert.Null(decision.Refusal);
        return this with { State = decision.State, Version = Version + 1 };
    }
}
