using System.Globalization;
using Microsoft.AspNetCore.Http;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Clients;

/// <summary>Opportunities' API: opportunities, applications, releases.</summary>
internal sealed partial class OpportunitiesClient(HttpClient http, ApiCall call) : ApiClient(http, call)
{
    // Opportunities

    /// <param name="id">The id or the short reference.</param>
    public Task<Answer<OpportunityAnswer>> Get(string id, CancellationToken cancel) => Get<OpportunityAnswer>($"/api/opportunities/{Query.Part(id)}", cancel);

    public Task<Answer<Done>> Report(string id, ReportRequest request, CancellationToken cancel) => Post($"/api/opportunities/{Query.Part(id)}/report", request, cancel);

    public Task<Answer<ListOf<OpportunitySummary>>> List(OrganisationId organisation, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<OpportunitySummary>>(Query.To("/api/opportunities", [("organisation", organisation.ToString()), .. Own(query, "state", "unit", "owner", "q", "sort", "cursor", "size")]), cancel);

    /// <summary>The host's opportunities in some states, a screenful.</summary>
    public Task<Answer<ListOf<OpportunitySummary>>> List(OrganisationId organisation, string sort, CancellationToken cancel, params IEnumerable<string> states) =>
        Get<ListOf<OpportunitySummary>>(Query.To("/api/opportunities", [("organisation", organisation.ToString()), ("sort", sort), ("size", "20"), .. states.Select(s => ("state", (string?)s))]), cancel);

    /// <param name="band">The reader's own grade, where their profile says.</param>
    public Task<Answer<EligibilityAnswer>> Eligibility(string id, OrganisationId? home, CancellationToken cancel, int? band = null) =>
        Get<EligibilityAnswer>(Query.To($"/api/opportunities/{Query.Part(id)}/eligibility", ("home", home?.ToString()), ("band", band?.ToString(CultureInfo.InvariantCulture))), cancel);

    // Applications

    public Task<Answer<ListOf<ApplicationListItem>>> Applications(IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<ApplicationListItem>>(Query.From("/api/applications", query, "state", "sort", "cursor", "size"), cancel);

    /// <summary>The reader's own applications in some states.</summary>
    public Task<Answer<ListOf<ApplicationListItem>>> Applications(CancellationToken cancel, params IEnumerable<string> states) =>
        Get<ListOf<ApplicationListItem>>(Query.To("/api/applications", [("size", "100"), .. states.Select(s => ("state", (string?)s))]), cancel);

    public Task<Answer<MyApplicationsData>> MyData(CancellationToken cancel) => Get<MyApplicationsData>("/api/applications/my-data", cancel);

    // One's own application

    public Task<Answer<ApplicationAnswer>> Application(string id, CancellationToken cancel) => Get<ApplicationAnswer>(OfApplication(id), cancel);

    /// <summary>The open application to this opportunity, or a new draft.</summary>
    public Task<Answer<ApplicationAnswer>> StartApplication(string opportunity, OrganisationId? home, CancellationToken cancel) =>
        Post<ApplicationAnswer>($"/api/opportunities/{Query.Part(opportunity)}/applications", new StartApplicationRequest(home), cancel);

    public Task<Answer<Done>> SaveAnswers(string id, ApplicationAnswers answers, long? version, CancellationToken cancel) => Put<Done>(OfApplication(id), answers, version, cancel);

    public Task<Answer<Done>> SendApplication(string id, SubmitApplicationRequest request, CancellationToken cancel) => Post($"{OfApplication(id)}/submit", request, cancel);

    public Task<Answer<Done>> AcceptOffer(string id, CancellationToken cancel) => Post($"{OfApplication(id)}/accept", null, cancel);

    public Task<Answer<Done>> DeclineOffer(string id, DeclineOfferRequest request, CancellationToken cancel) => Post($"{OfApplication(id)}/decline", request, cancel);

    public Task<Answer<Done>> WithdrawApplication(string id, WithdrawApplicationRequest request, CancellationToken cancel) => Post($"{OfApplication(id)}/withdraw", request, cancel);

    public Task<Answer<Done>> ChangeManager(string id, ChangeManagerRequest request, CancellationToken cancel) => Post($"{OfApplication(id)}/manager", request, cancel);

    public Task<Answer<Done>> Remind(string id, CancellationToken cancel) => Post($"{OfApplication(id)}/remind", null, cancel);

    public Task<Answer<EqualityQuestionsAnswer>> Equality(string id, CancellationToken cancel) => Get<EqualityQuestionsAnswer>($"{OfApplication(id)}/equality", cancel);

    public Task<Answer<Done>> AnswerEquality(string id, EqualityRequest request, CancellationToken cancel) => Post($"{OfApplication(id)}/equality", request, cancel);

    public Task<Answer<EqualityFigures>> EqualityOf(OrganisationId organisation, CancellationToken cancel) =>
        Get<EqualityFigures>($"/api/opportunities/equality?organisation={organisation}", cancel);

    private static string OfApplication(string id) => $"/api/applications/{Query.Part(id)}";

    // A line manager's link

    public Task<Answer<ReleaseLinkView>> ReleaseLink(string secret, CancellationToken cancel) => Post<ReleaseLinkView>("/api/release-links/view", new ReleaseLinkRequest(secret), cancel);

    public Task<Answer<ManagerAnswerTaken>> AnswerRelease(ManagerAnswerRequest answer, CancellationToken cancel) => Post<ManagerAnswerTaken>("/api/release-links/answer", answer, cancel);

    public Task<Answer<Done>> RenewReleaseLink(string secret, CancellationToken cancel) => Post("/api/release-links/renew", new ReleaseLinkRequest(secret), cancel);

    // Releases

    public Task<Answer<ReleaseAnswer>> Release(string id, CancellationToken cancel) => Get<ReleaseAnswer>(OfRelease(id), cancel);

    public Task<Answer<Done>> GrantRelease(string id, GrantReleaseRequest request, CancellationToken cancel) => Post($"{OfRelease(id)}/grant", request, cancel);

    public Task<Answer<Done>> DeferRelease(string id, DeferReleaseRequest request, CancellationToken cancel) => Post($"{OfRelease(id)}/defer", request, cancel);

    public Task<Answer<Done>> RefuseRelease(string id, RefuseReleaseRequest request, CancellationToken cancel) => Post($"{OfRelease(id)}/refuse", request, cancel);

    public Task<Answer<Done>> ConfirmManager(string id, ConfirmManagerRequest request, CancellationToken cancel) => Post($"{OfRelease(id)}/confirm-manager", request, cancel);

    private static string OfRelease(string id) => $"/api/releases/{Query.Part(id)}";

    public Task<Answer<ListOf<ReleaseListItem>>> Releases(OrganisationId organisation, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<ReleaseListItem>>(Query.To("/api/releases", [("organisation", organisation.ToString()), .. Own(query, "state", "due", "sort", "cursor", "size")]), cancel);

    /// <summary>Releases that wait for home.</summary>
    public Task<Answer<ListOf<ReleaseListItem>>> Releases(OrganisationId organisation, CancellationToken cancel, params IEnumerable<string> states) =>
        Get<ListOf<ReleaseListItem>>(Query.To("/api/releases", [("organisation", organisation.ToString()), ("size", "100"), .. states.Select(s => ("state", (string?)s))]), cancel);

    private static IEnumerable<(string Name, string? Value)> Own(IQueryCollection query, params IReadOnlyList<string> names) =>
        names.SelectMany(name => query[name].Select(value => (name, value)));
}
