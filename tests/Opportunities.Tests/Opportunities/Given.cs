using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Tests.Opportunities;

/// <summary>An opportunity as commands made it, and the turn that the next command meets.</summary>
internal sealed record Given(Opportunity? State, DateTimeOffset Now)
{
    public static readonly OrganisationId Host = new(new Guid("0190a000-0000-7000-8000-000000000001"));
    public static readonly OpportunityId Id = new(new Guid("0190a000-0000-7000-8000-000000000002"));
    public static readonly Actor Writer = Actor.OfPerson(new(new Guid("0190a000-0000-7000-8000-000000000003")), Host);
    public static readonly Actor Colleague = Actor.OfPerson(new(new Guid("0190a000-0000-7000-8000-000000000004")), Host);
    public static readonly Actor System = new(ActorKind.Client, new Guid("0190a000-0000-7000-8000-000000000005"), Host);
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly OpportunityRules Rules = new();

    public static readonly OpportunityDetails Complete = new(
        Title: "Data analyst, housing",
        Description: "Help us see who waits, and for how long.",
        Kind: OpportunityKind.Traditional,
        EarliestStart: new(2027, 2, 1),
        LengthWeeks: 26,
        Places: [new("Leeds", "LS1 4AP", 53.8, -1.55)],
        Salary: SalaryArrangement.HomePays,
        ClosingDate: new(2026, 12, 18),
        NumberOfPlaces: 2,
        ContactName: "Jo Green",
        ContactEmail: "jo@example.org");

    public static HostStanding Standing(ApprovalPolicy approval = ApprovalPolicy.AnotherHost, OrganisationState state = OrganisationState.Verified, params MemberRole[] roles) =>
        new(state, approval, roles.Length == 0 ? [MemberRole.Staff, MemberRole.Host] : roles, 1);

    public static Given Nothing() => new(null, Start);

    public static Given Draft(OpportunityDetails? details = null) =>
        Nothing().With(new CreateDraft(Host, "7k3m92qd", details ?? Complete));

    public static Given InReview(OpportunityDetails? details = null) => Draft(details).With(new Submit(Standing()));

    public static Given Live(OpportunityDetails? details = null) => InReview(details).With(new Publish(Standing()), Colleague);

    public static Given Closed(OpportunityDetails? details = null) => Live(details).With(new Close(new()));

    public static Given In(OpportunityState state) => state switch
    {
        OpportunityState.Draft => Draft(),
        OpportunityState.InReview => InReview(),
        OpportunityState.Returned => InReview().With(new Return([new("/details/title", "Say where.")], Standing()), Colleague),
        OpportunityState.Live => Live(),
        OpportunityState.Paused => Live().With(new Pause()),
        OpportunityState.Closed => Closed(),
        OpportunityState.Filled => Live().With(new ClaimPlace(Application(1))).With(new ClaimPlace(Application(2))),
        OpportunityState.NotFilled => Closed().With(new MarkNotFilled(new("nobody_applied"))),
        OpportunityState.Archived => In(OpportunityState.NotFilled).With(new Archive()),
        OpportunityState.Withdrawn => Live().With(new Withdraw(new("need_changed"))),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static ApplicationId Application(int number) => new(new Guid(number, 0, 0, new byte[8]));

    public Given At(DateTimeOffset now) => this with { Now = now };

    /// <summary>What the grain decides; the rules are pure, so nothing else happens.</summary>
    public Decision<Opportunity> When(ICommand command, Actor? by = null) =>
        Rules.Handle(State, command, new Turn(Id.Value, by ?? Writer, Now, "secret", 1));

    /// <summary>A step that must be taken on the way.</summary>
    public Given With(ICommand command, Actor? by = null)
    {
        var decision = When(command, by);
        Assert.Null(decision.Refusal);
        return this with { State = decision.State };
    }
}

internal static class Then
{
    public static Error IsRefused(this Decision<Opportunity> decision, ErrorKind kind, string code)
    {
        Assert.NotNull(decision.Refusal);
        Assert.Equal(code, decision.Refusal.Code);
        Assert.Equal(kind, decision.Refusal.Kind);
        Assert.Null(decision.State);
        return decision.Refusal;
    }

    public static void Names(this Error error, string pointer, string code) =>
        Assert.Contains(error.Fields, f => f.Pointer == pointer && f.Code == code);

    public static Opportunity Is(this Decision<Opportunity> decision, OpportunityState state)
    {
        Assert.Null(decision.Refusal);
        Assert.Equal(state, decision.State!.State);
        return decision.State;
    }
}
