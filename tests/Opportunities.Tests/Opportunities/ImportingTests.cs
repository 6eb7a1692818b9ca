using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class ImportingTests
{
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();
    private static readonly OpportunityDetails Details = Given.Complete with { Reference = "H-1" };

    [Fact]
    public void ARow_NotPublished_IsADraft() =>
        Assert.Equal(new RowTaken(ImportOutcome.Added, OpportunityState.Draft), Given.Nothing().When(Row(First)).Reply);

    [Theory]
    [InlineData(ApprovalPolicy.Author, OpportunityState.Live)]
    [InlineData(ApprovalPolicy.AnotherHost, OpportunityState.InReview)]
    [InlineData(ApprovalPolicy.Admin, OpportunityState.InReview)]
    public void ARow_PublishedByAPerson_GoesAsFarAsThePolicyLets(ApprovalPolicy approval, OpportunityState state)
    {
        var decision = Given.Nothing().When(Row(First, publish: true) with { Standing = Given.Standing(approval) });

        Assert.Equal(new RowTaken(ImportOutcome.Added, state), decision.Reply);
    }

    [Fact]
    public void ARow_PublishedByTheOrganisationsSystem_IsOpen()
    {
        var decision = Given.Nothing().When(Row(First, publish: true), Given.System);

        Assert.Equal(new RowTaken(ImportOutcome.Added, OpportunityState.Live), decision.Reply);
        Assert.Single(decision.Reminders);
    }

    [Fact]
    public void TheSameRow_InTheSameRun_AnswersAsItDid()
    {
        var given = Given.Nothing().With(Row(First, publish: true), Given.System);

        var decision = given.When(Row(First, publish: true), Given.System);

        Assert.Same(given.State, decision.State);
        Assert.Equal(new RowTaken(ImportOutcome.Added, OpportunityState.Live), decision.Reply);
    }

    [Fact]
    public void TheSameRow_InALaterRun_ChangesNothing_EvenOnceAPersonHasChangedIt()
    {
        var given = Given.Nothing().With(Row(First)).With(new SaveDetails(Details with { Title = "By hand" }));

        var decision = given.When(Row(Second));

        Assert.Same(given.State, decision.State);
        Assert.Equal(ImportOutcome.Same, Assert.IsType<RowTaken>(decision.Reply).Outcome);
    }

    [Fact]
    public void AChangedRow_OfAnOpenPost_ChangesIt()
    {
        var given = Given.Nothing().With(Row(First, publish: true), Given.System);

        var decision = given.When(Row(Second, publish: true) with { Details = Details with { Title = "Other" }, ContentHash = "other" }, Given.System);

        Assert.Equal(new RowTaken(ImportOutcome.Changed, OpportunityState.Live), decision.Reply);
        Assert.Equal("Other", decision.State!.Details.Title);
    }

    [Fact]
    public void AChangedRow_OfAClosedPost_IsRefused() =>
        Given.Nothing().With(Row(First, publish: true), Given.System).With(new Close(new()))
            .When(Row(Second) with { Details = Details with { Title = "Other" }, ContentHash = "other" }, Given.System).IsRefused(ErrorKind.Conflict, "opportunity.not_editable");

    [Theory]
    [InlineData(OpportunityState.InReview)]
    [InlineData(OpportunityState.Live)]
    [InlineData(OpportunityState.Closed)]
    [InlineData(OpportunityState.Withdrawn)]
    public void ARow_ThatSaysWhatThePostSays_IsTheSameInAnyState(OpportunityState state)
    {
        var given = Given.In(state);

        var decision = given.When(Row(First) with { Details = given.State!.WholeDetails(), ContentHash = "exported" }, Given.System);

        Assert.Equal(new RowTaken(ImportOutcome.Same, state), decision.Reply);
    }

    [Fact]
    public void ADraftsRow_PublishedLater_IsOpened()
    {
        var decision = Given.Nothing().With(Row(First), Given.System).When(Row(Second, publish: true), Given.System);

        Assert.Equal(new RowTaken(ImportOutcome.Changed, OpportunityState.Live), decision.Reply);
    }

    [Fact]
    public void ABadRow_LeavesNothingHalfDone()
    {
        var refused = Given.Nothing().When(Row(First, publish: true) with { Details = Details with { Description = null, LengthWeeks = 0, ClosingDate = new(2026, 1, 1) } }, Given.System)
            .IsRefused(ErrorKind.Invalid, "opportunity.details");

        refused.Names("/details/description", "required");
        refused.Names("/details/lengthWeeks", "out_of_range");
        refused.Names("/details/closingDate", "past");
    }

    private static TakeImportedRow Row(Guid import, bool publish = false) =>
        new(Given.Host, "7k3m92qd", Details, "hash", import, publish, Given.Standing());
}
