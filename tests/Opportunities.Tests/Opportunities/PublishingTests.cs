using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class PublishingTests
{
    [Fact]
    public void Submit_OfSixFacts_WaitsForApproval()
    {
        var decision = Given.Draft().When(new Submit(Given.Standing()));

        var sent = decision.Is(OpportunityState.InReview);
        Assert.Equal(Given.Writer, sent.SubmittedBy);
        Assert.Equal(OpportunityVisibility.Public, sent.Details.Visibility);
        Assert.IsType<OpportunitySubmitted>(Assert.Single(decision.Facts));
        Assert.Null(new OpportunityRules().Snapshot(sent));
    }

    [Fact]
    public void Submit_OfAnEmptyDraft_NamesEverythingThatIsMissing()
    {
        var refused = Given.Draft(new()).When(new Submit(Given.Standing())).IsRefused(ErrorKind.Invalid, "opportunity.incomplete");

        Assert.Equal(
            ["/details/closingDate", "/details/description", "/details/earliestStart", "/details/lengthWeeks", "/details/places", "/details/salary", "/details/title"],
            refused.Fields.Select(f => f.Pointer).Order());
    }

    [Fact]
    public void Submit_OfWhollyRemoteWork_NeedsNoPlace() =>
        Given.Draft(Given.Complete with { Places = null, RemoteShare = 100 }).When(new Submit(Given.Standing())).Is(OpportunityState.InReview);

    [Fact]
    public void Submit_WhereTheSalaryIsShared_NeedsTheShare() =>
        Given.Draft(Given.Complete with { Salary = SalaryArrangement.Shared }).When(new Submit(Given.Standing()))
            .IsRefused(ErrorKind.Invalid, "opportunity.incomplete").Names("/details/homeShare", "required");

    [Fact]
    public void Submit_ForPartners_NeedsTheirNames() =>
        Given.Draft(Given.Complete with { Visibility = OpportunityVisibility.Partners }).When(new Submit(Given.Standing()))
            .IsRefused(ErrorKind.Invalid, "opportunity.incomplete").Names("/details/partners", "required");

    [Fact]
    public void Submit_ForAProgramme_IsRefused() =>
        Given.Draft(Given.Complete with { Visibility = OpportunityVisibility.Programme }).When(new Submit(Given.Standing()))
            .IsRefused(ErrorKind.Invalid, "opportunity.incomplete").Names("/details/visibility", "not_allowed");

    [Fact]
    public void Submit_AfterItsClosingDate_IsRefused() =>
        Given.Draft().At(new(2026, 12, 19, 9, 0, 0, TimeSpan.Zero)).When(new Submit(Given.Standing()))
            .IsRefused(ErrorKind.Invalid, "opportunity.incomplete").Names("/details/closingDate", "past");

    [Theory]
    [InlineData(OrganisationState.Applied, "opportunity.organisation_not_verified")]
    [InlineData(OrganisationState.Returned, "opportunity.organisation_not_verified")]
    [InlineData(OrganisationState.Declined, "opportunity.organisation_not_verified")]
    [InlineData(OrganisationState.Closed, "opportunity.organisation_not_verified")]
    [InlineData(OrganisationState.Suspended, "opportunity.organisation_on_hold")]
    public void SubmitPublishAndResume_ByAnOrganisationThatMayNotPost_AreRefused(OrganisationState state, string code)
    {
        var standing = Given.Standing(state: state);

        Given.Draft().When(new Submit(standing)).IsRefused(ErrorKind.Conflict, code);
        Given.InReview().When(new Publish(standing), Given.Colleague).IsRefused(ErrorKind.Conflict, code);
        Given.In(OpportunityState.Paused).When(new Resume(standing)).IsRefused(ErrorKind.Conflict, code);
    }

    [Fact]
    public void Submit_WhereTheAuthorPublishes_IsOpenAtOnce()
    {
        var decision = Given.Draft().When(new Submit(Given.Standing(ApprovalPolicy.Author)));

        decision.Is(OpportunityState.Live);
        Assert.IsType<OpportunityPublished>(Assert.Single(decision.Facts));
    }

    [Fact]
    public void Publish_ByAnotherHost_OpensItUntilTheEndOfItsClosingDate()
    {
        var decision = Given.InReview().When(new Publish(Given.Standing()), Given.Colleague);

        var live = decision.Is(OpportunityState.Live);
        Assert.Equal(new DateTimeOffset(2026, 12, 18, 23, 59, 59, TimeSpan.Zero), live.ClosesAt);
        Assert.Equal(Given.Start, live.PublishedAt);
        Assert.IsType<CloseIfDue>(Assert.Single(decision.Reminders).Command);
        Assert.Equal(1, Assert.IsType<OpportunityPublished>(Assert.Single(decision.Facts)).Round);
        var told = Assert.IsType<OpportunityChanged>(new OpportunityRules().Snapshot(live));
        Assert.Equal((OpportunityState.Live, 2), (told.State, told.PlacesLeft));
        Assert.Null(told.Details.ContactEmail);
    }

    [Fact]
    public void Publish_InSummer_ClosesByLondonTime()
    {
        var live = Given.Live(Given.Complete with { ClosingDate = new(2027, 7, 1), EarliestStart = new(2027, 9, 1) }).State!;

        Assert.Equal(new DateTimeOffset(2027, 7, 1, 22, 59, 59, TimeSpan.Zero), live.ClosesAt);
    }

    [Fact]
    public void Publish_ByTheOneWhoSentIt_NeedsAnotherHost() =>
        Given.InReview().When(new Publish(Given.Standing())).IsRefused(ErrorKind.Forbidden, "opportunity.needs_another_host");

    [Fact]
    public void Publish_ByAnAdminWhoIsNoHost_NeedsAHost() =>
        Given.InReview().When(new Publish(Given.Standing(roles: MemberRole.Admin)), Given.Colleague).IsRefused(ErrorKind.Forbidden, "opportunity.needs_host");

    [Fact]
    public void Publish_WhereAdminsDo_IsAnAdminsAlone()
    {
        Given.InReview().When(new Publish(Given.Standing(ApprovalPolicy.Admin)), Given.Colleague).IsRefused(ErrorKind.Forbidden, "opportunity.needs_admin");
        Given.InReview().When(new Publish(Given.Standing(ApprovalPolicy.Admin, roles: MemberRole.Admin)), Given.Colleague).Is(OpportunityState.Live);
    }

    [Fact]
    public void Publish_OfADraft_NeedsAPolicyThatLetsOnePersonDoBoth()
    {
        Given.Draft().When(new Publish(Given.Standing()), Given.Colleague).IsRefused(ErrorKind.Forbidden, "opportunity.needs_approval");
        Given.Draft().When(new Publish(Given.Standing(ApprovalPolicy.Author))).Is(OpportunityState.Live);
        Given.Draft().When(new Publish(Given.Standing(ApprovalPolicy.Admin, roles: MemberRole.Admin))).Is(OpportunityState.Live);
        Given.Draft().When(new Publish(Given.Standing()), Given.System).Is(OpportunityState.Live);
    }

    [Fact]
    public void Publish_AfterItsClosingDate_IsRefused() =>
        Given.InReview().At(new(2026, 12, 19, 0, 0, 0, TimeSpan.Zero)).When(new Publish(Given.Standing()), Given.Colleague)
            .IsRefused(ErrorKind.Invalid, "opportunity.incomplete").Names("/details/closingDate", "past");

    [Fact]
    public void Return_WithReasons_KeepsThemUntilItIsSentAgain()
    {
        var returned = Given.InReview().With(new Return([new("/details/skillsWanted/0", " Fewer, please say which matter. ")], Given.Standing()), Given.Colleague);

        Assert.Equal("Fewer, please say which matter.", Assert.Single(returned.State!.Returned).Text);
        Assert.Empty(returned.With(new Submit(Given.Standing())).State!.Returned);
    }

    [Fact]
    public void Return_WithoutReasons_IsRefused()
    {
        Given.InReview().When(new Return([], Given.Standing()), Given.Colleague).IsRefused(ErrorKind.Invalid, "opportunity.reason");
        Given.InReview().When(new Return([new("/details/nonsense", "x")], Given.Standing()), Given.Colleague)
            .IsRefused(ErrorKind.Invalid, "opportunity.reason").Names("/reasons/0/pointer", "unknown");
        Given.InReview().When(new Return([new("/details/title")], Given.Standing()), Given.Colleague)
            .IsRefused(ErrorKind.Invalid, "opportunity.reason").Names("/reasons/0/text", "required");
    }

    [Fact]
    public void Return_ByTheOneWhoSentIt_NeedsAnotherHost() =>
        Given.InReview().When(new Return([new("/details/title", "x")], Given.Standing())).IsRefused(ErrorKind.Forbidden, "opportunity.needs_another_host");

    [Fact]
    public void Resume_AfterAPause_IsOpenAgain()
    {
        var paused = Given.Live().With(new Pause());

        Assert.False(paused.State!.IsOpenAt(Given.Start));
        Assert.True(paused.When(new Resume(Given.Standing())).Is(OpportunityState.Live).IsOpenAt(Given.Start));
    }

    [Fact]
    public void Resume_AfterTheDeadline_IsRefused() =>
        Given.Live().With(new Pause()).At(new(2026, 12, 19, 0, 0, 0, TimeSpan.Zero)).When(new Resume(Given.Standing()))
            .IsRefused(ErrorKind.Invalid, "opportunity.incomplete").Names("/details/closingDate", "past");
}
