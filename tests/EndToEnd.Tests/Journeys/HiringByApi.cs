using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Demo;
using Secondments.EndToEnd.Tests.Exchange;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Journeys;

/// <summary>The main job over the API, step by step: Leeds posts, Sam of Kirklees applies, Kirklees releases, Leeds offers, Sam accepts.</summary>
public sealed class HiringByApi
{
    private readonly RunningDemo _demo;
    private readonly OpportunityAnswer _opportunity;
    private readonly string _manager;

    private HiringByApi(RunningDemo demo, OpportunityAnswer opportunity)
    {
        (_demo, _opportunity) = (demo, opportunity);
        // One for each post: their newest mail is then about this one.
        _manager = $"manager-{opportunity.Ref}@kirklees.example".ToLowerInvariant();
    }

    /// <summary>Of the opportunity, as in addresses.</summary>
    public string Ref => _opportunity.Ref;

    private ExchangeApi Host => _demo.As("Jo Bell");

    private ExchangeApi Staff => _demo.As("Sam Okafor");

    public static async Task<HiringByApi> Drafted(RunningDemo demo, OpportunityDetails details) =>
        new(demo, await demo.As("Jo Bell").Post<OpportunityAnswer>("/api/opportunities", new CreateOpportunity(demo.Person("Jo Bell").OrganisationId, details)));

    /// <summary>A post of one place that is open.</summary>
    public static async Task<HiringByApi> Posted(RunningDemo demo, string title)
    {
        var hiring = await Drafted(demo, Details(title));
        await hiring.Host.Post($"/api/opportunities/{hiring._opportunity.Id}/submit");
        // Whether the writer may publish is for the policy of that moment to say.
        if ((await hiring.Opportunity()).State is OpportunityState.InReview) await demo.As("Amir Shah").Post($"/api/opportunities/{hiring._opportunity.Id}/publish");
        return hiring;
    }

    public static OpportunityDetails Details(string title)
    {
        var today = UkTime.DayOf(DateTimeOffset.UtcNow);
        return new OpportunityDetails(
            Title: title, Kind: OpportunityKind.Traditional, Description: "Six months with the team that plans for winter.", EarliestStart: today.AddDays(90), LengthWeeks: 26,
            Pattern: WorkingPattern.FullTime, Places: [new Place("Leeds", "LS1 1UR", 53.801, -1.549)], Salary: SalaryArrangement.HomePays, Band: 5,
            Visibility: OpportunityVisibility.Public, NumberOfPlaces: 1, ClosingDate: today.AddDays(30), ContactName: "Jo Bell", ContactEmail: "jo.bell@leeds.example");
    }

    public Task<OpportunityAnswer> Opportunity() => Host.Get<OpportunityAnswer>($"/api/opportunities/{_opportunity.Id}");

    public Task<ApplicationAnswer> Application(ApplicationId id) => Staff.Get<ApplicationAnswer>($"/api/applications/{id}");

    public Task<ApplicationAnswer> StartApplying() =>
        Staff.Post<ApplicationAnswer>($"/api/opportunities/{_opportunity.Id}/applications", new StartApplicationRequest(_demo.Person("Sam Okafor").OrganisationId));

    public async Task<ApplicationId> Apply()
    {
        var home = _demo.Person("Sam Okafor").OrganisationId;
        var draft = await StartApplying();
        await Staff.Put($"/api/applications/{draft.Id}", new ApplicationAnswers(
            AboutYou: "I lead a team of three analysts.", Skills: [new("Data analysis", "The forecast that our winter plan rests on.")],
            Why: "To see how a larger body plans.", Dates: "From the start, full time.",
            ManagerName: "Dana Hughes", ManagerEmail: _manager, LinesToManager: "The post that we talked about.", AskManager: WhenToAskManager.Now), version: 1);
        await Staff.Post($"/api/applications/{draft.Id}/submit", new SubmitApplicationRequest(new ProfileSnapshot("Analyst", Band: 5), home));
        return draft.Id;
    }

    /// <summary>The link that was mailed to the line manager.</summary>
    public async Task<string> ManagersLink() => (await _demo.Mails.LinkTo(_manager, "/release/")).Link;

    public async Task ManagerSaysYes()
    {
        var link = await ManagersLink();
        await _demo.Visitor.Post<ManagerAnswerTaken>("/api/release-links/answer", new ManagerAnswerRequest(
            link[(link.LastIndexOf('/') + 1)..], ManagerAnswer.YesWithConditions, ["Back for the budget in February"], CoverNeeded: false, AnsweredBy: "Dana Hughes", StandingIn: false));
    }

    public async Task ReleaserConfirms(ApplicationId application)
    {
        var release = (await Application(application)).Mine!.Release!.Id;
        await _demo.As("Helen Marsh").Post($"/api/releases/{release}/grant", new GrantReleaseRequest(["Back for the budget in February"]));
    }

    public async Task Shortlist(ApplicationId application) => await Host.Post($"/api/applications/{application}/shortlist", new ShortlistRequest());

    public async Task Close() => await Host.Post($"/api/opportunities/{_opportunity.Id}/close");

    /// <summary>Open for another round.</summary>
    public async Task Reopen(bool startsLater = false)
    {
        var today = UkTime.DayOf(DateTimeOffset.UtcNow);
        await Host.Post($"/api/opportunities/{_opportunity.Id}/reopen", new ReopenRequest(today.AddDays(40), startsLater ? today.AddDays(120) : null));
        if ((await Opportunity()).State is OpportunityState.InReview) await _demo.As("Amir Shah").Post($"/api/opportunities/{_opportunity.Id}/publish");
    }

    public Task<TemplateListItem> SaveAsTemplate(string name) => Host.Post<TemplateListItem>($"/api/opportunities/{_opportunity.Id}/template", new SaveTemplateRequest(name));

    /// <summary>Closed, and nobody chosen.</summary>
    public async Task EndUnfilled()
    {
        await Close();
        await Host.Post($"/api/opportunities/{_opportunity.Id}/not-fill", new ReasonRequest("need_changed"));
    }

    public async Task Offer(ApplicationId application)
    {
        await Shortlist(application);
        await Host.Post($"/api/applications/{application}/offer", new OfferRequest());
    }

    public async Task NotSelect(ApplicationId application) =>
        await Host.Post($"/api/applications/{application}/not-select", new NotSelectRequest(NotSelectedReason.SomeoneCloser, "Somebody had done the same work before."));

    public async Task<HiringByApi> ReportedBy(ExchangeApi who, ReportReason reason, string? text = null)
    {
        await who.Post($"/api/opportunities/{_opportunity.Id}/report", new ReportRequest(reason, text));
        return this;
    }

    /// <summary>The operator sees nothing wrong with what was reported.</summary>
    public async Task<HiringByApi> Dismissed(string line)
    {
        await _demo.As(_demo.Operator.Name).Post($"/api/operator/reports/{_opportunity.Id}/dismiss", new DecideReportsRequest(line));
        return this;
    }

    public async Task OfferAndAccept(ApplicationId application)
    {
        await Offer(application);
        await Staff.Post($"/api/applications/{application}/accept");
        await Eventually.Holds(async () => (await Opportunity()).State is OpportunityState.Filled, "the place is filled");
    }

    public Task IsGoneFromSearch() => Eventually.Holds(async () =>
        (await _demo.Visitor.Get<SearchAnswer>("/api/search/opportunities?q=winter&size=100")).Items.All(h => h.Id != _opportunity.Id), "the post has left the search");
}
