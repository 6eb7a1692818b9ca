using Secondments.Contracts.Opportunities;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Tests.Applications;
using Secondments.Testing.Hosts;

namespace Secondments.Opportunities.Tests.Opportunities;

public sealed class TermsTests
{
    private static readonly OpportunityDetails Later = Given.Complete with { ClosingDate = new(2027, 1, 8), EarliestStart = new(2027, 3, 1) };

    [Fact]
    public void Change_OfAnOpenOne_IsToldOnceItHasSettled()
    {
        var first = Given.Live().With(new SaveDetails(Given.Complete with { ClosingDate = new(2027, 1, 8) }));
        var decision = first.At(first.Now.AddMinutes(5)).When(new SaveDetails(Later));

        Assert.Equal(first.Now.AddMinutes(15), Assert.Single(decision.Reminders, r => r.Name == Terms.Reminder).Due);
        var told = (first with { State = decision.State }).When(new TellTerms(), Actor.System);
        var fact = Assert.IsType<OpportunityTermsChanged>(Assert.Single(told.Facts));
        Assert.Equal(Given.Start, fact.ChangedAt);
        Assert.Equal(
            [new("earliestStart", "Earliest start", "1 February 2027", "1 March 2027"), new TermChange("closingDate", "Closing date", "18 December 2026", "8 January 2027")],
            fact.Changes);
        Assert.Null(told.State!.ToldTerms);
    }

    [Fact]
    public void Change_TakenBackInTime_IsNotTold()
    {
        var changed = Given.Live().With(new SaveDetails(Later));

        var decision = changed.When(new SaveDetails(Given.Complete));

        Assert.Null(decision.State!.ToldTerms);
        Assert.Contains(Terms.Reminder, decision.CancelledReminders);
        Assert.Empty((changed with { State = decision.State }).When(new TellTerms(), Actor.System).Facts);
    }

    [Fact]
    public void Change_OfWhatNobodyGoesBy_IsNotTold() =>
        Assert.DoesNotContain(Given.Live().When(new SaveDetails(Given.Complete with { Description = "Longer." })).Reminders, r => r.Name == Terms.Reminder);

    [Fact]
    public void Change_OfADraft_IsNotTold() => Assert.Empty(Given.Draft().When(new SaveDetails(Later)).Reminders);

    [Theory]
    [InlineData("salary")]
    [InlineData("salaryRange")]
    [InlineData("openToSectors")]
    [InlineData("openToOrganisations")]
    [InlineData("clearance")]
    [InlineData("band")]
    public void Changes_OfEachTerm_AreSeen(string field)
    {
        var changed = field switch
        {
            "salary" => Given.Complete with { Salary = SalaryArrangement.Shared, HomeShare = 60 },
            "salaryRange" => Given.Complete with { SalaryRange = new(new Money(3_800_000, "GBP"), new Money(4_200_000, "GBP")) },
            "openToSectors" => Given.Complete with { OpenToSectors = [Sector.Charity] },
            "openToOrganisations" => Given.Complete with { OpenToOrganisations = [Given.Host] },
            "clearance" => Given.Complete with { Clearance = Clearance.Sc },
            _ => Given.Complete with { Band = 5 },
        };

        Assert.Equal(field, Assert.Single(Terms.Changes(Given.Complete, changed)).Field);
    }

    [Fact]
    public void Reopen_WithAnotherStart_IsToldToThoseWhoStillWait()
    {
        var decision = Given.Closed().When(new Reopen(new(2027, 1, 15), new(2027, 3, 1), Given.Standing(Contracts.Organisations.ApprovalPolicy.Author)));

        Assert.Equal("earliestStart", Assert.Single(decision.Facts.OfType<OpportunityTermsChanged>().Single().Changes).Field);
    }

    [Theory]
    [InlineData(ApplicationState.Draft)]
    [InlineData(ApplicationState.Submitted)]
    [InlineData(ApplicationState.Offered)]
    [InlineData(ApplicationState.Accepted)]
    public void Follow_OfAnOpenApplication_KeepsTheNoticeAndWrites(ApplicationState state)
    {
        var given = GivenApplication.In(state);

        var decision = given.When(Changed(given.Now.AddMinutes(1)), Actor.System);

        Assert.Equal("Closing date", Assert.Single(Assert.Single(decision.State!.TermsChanged).Changes).Name);
        Assert.Contains("before: 18 December 2026", Assert.Single(decision.Mails).Model["changes"], StringComparison.Ordinal);
        Assert.Equal(given.State!.Answers, decision.State.Answers);
    }

    [Theory]
    [InlineData(ApplicationState.NotSelected)]
    [InlineData(ApplicationState.Withdrawn)]
    public void Follow_OfWhatHasEnded_SaysNothing(ApplicationState state) =>
        Assert.Empty(GivenApplication.In(state).When(Changed(GivenApplication.Start.AddMinutes(1)), Actor.System).Mails);

    [Fact]
    public void Follow_OfWhatWasBegunAfterwards_SaysNothing() =>
        Assert.Empty(GivenApplication.Draft().When(Changed(GivenApplication.Start), Actor.System).Mails);

    [Theory, Topologies]
    public async Task Change_OfTheClosingDate_ReachesWhoAppliedAndWhoHasADraft(Topology topology)
    {
        await using var hiring = await Hiring.Open(topology);
        var ann = await hiring.Person("ann@kirklees.example", hiring.Kirklees);
        var post = await hiring.Live();
        var sent = await hiring.Submitted(post, hiring.Sam);
        var draft = await hiring.Draft(post, ann);
        var seen = await Desk.Read<Contracts.Opportunities.Api.OpportunityAnswer>(await hiring.Chooser.GetAsync($"/api/opportunities/{post.Id}"));
        var moved = seen.Details with { ClosingDate = seen.Details.ClosingDate!.Value.AddDays(3) };
        Assert.True((await Desk.Put(hiring.Chooser, $"/api/opportunities/{post.Id}", new Contracts.Opportunities.Api.SaveOpportunity(moved), "*")).IsSuccessStatusCode);

        hiring.Host.Clock.Advance(Terms.Settles + TimeSpan.FromSeconds(1));

        foreach (var address in (string[])["sam@kirklees.example", "ann@kirklees.example"])
            Assert.Contains(DateWords(moved.ClosingDate!.Value), (await hiring.Mail(address, "has changed")).Text, StringComparison.Ordinal);
        var told = await hiring.Await(hiring.Sam, sent.Id, a => a.Mine!.TermsChanged.Count > 0, "the notice is on the page");
        Assert.Equal("closingDate", told.Mine!.TermsChanged[0].Changes[0].Field);
        Assert.Equal(UkTime.EndOf(moved.ClosingDate.Value), (await hiring.Read(ann, draft.Id)).By);
    }

    private static string DateWords(DateOnly day) => Domain.DateWords.Day(day);

    private static FollowTerms Changed(DateTimeOffset at) => new(
        GivenApplication.Advert with { ClosesAt = UkTime.EndOf(new DateOnly(2027, 1, 8)) }, [new("closingDate", "Closing date", "18 December 2026", "8 January 2027")], at);
}
