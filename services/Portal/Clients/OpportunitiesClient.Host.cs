using Microsoft.AspNetCore.Http;
using Secondments.Contracts;
using Secondments.Contracts.Operator.Api;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Clients;

/// <summary>What a host does with its opportunities, the people who apply to them, and its imports.</summary>
internal sealed partial class OpportunitiesClient
{
    /// <summary>A draft that begins with what another post, or a template, says.</summary>
    public Task<Answer<OpportunityStanding>> CreateFrom(OrganisationId organisation, string? reference, string? copyOf, string? template, CancellationToken cancel) =>
        Post<OpportunityStanding>("/api/opportunities", new CreateOpportunity(organisation, new(Reference: reference), copyOf, template), cancel);

    public Task<Answer<Done>> SaveDetails(string id, OpportunityDetails details, long version, CancellationToken cancel) =>
        Put<Done>($"/api/opportunities/{Query.Part(id)}", new SaveOpportunity(details), version, cancel);

    /// <param name="action">As in the path: <c>submit</c>, <c>publish</c>, <c>pause</c>…</param>
    public Task<Answer<OpportunityStanding>> Act(string id, string action, object? body, CancellationToken cancel) =>
        Post<OpportunityStanding>($"/api/opportunities/{Query.Part(id)}/{action}", body, cancel);

    public Task<Answer<StagesAnswer>> Stages(string id, CancellationToken cancel) => Get<StagesAnswer>($"/api/opportunities/{Query.Part(id)}/stages", cancel);

    public Task<Answer<ListOf<OpportunityMoment>>> Timeline(string id, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<OpportunityMoment>>(Query.From($"/api/opportunities/{Query.Part(id)}/timeline", query, "cursor", "size"), cancel);

    // Templates

    public Task<Answer<ListOf<TemplateListItem>>> Templates(OrganisationId organisation, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<TemplateListItem>>(Query.To("/api/opportunities/templates", [("organisation", organisation.ToString()), .. Own(query, "cursor", "size")]), cancel);

    /// <summary>The first hundred, by name.</summary>
    public Task<Answer<ListOf<TemplateListItem>>> Templates(OrganisationId organisation, CancellationToken cancel) =>
        Get<ListOf<TemplateListItem>>(Query.To("/api/opportunities/templates", [("organisation", organisation.ToString()), ("size", "100")]), cancel);

    public Task<Answer<TemplateAnswer>> Template(string id, CancellationToken cancel) => Get<TemplateAnswer>(OfTemplate(id), cancel);

    public Task<Answer<TemplateListItem>> SaveTemplate(string opportunity, string? name, CancellationToken cancel) =>
        Post<TemplateListItem>($"/api/opportunities/{Query.Part(opportunity)}/template", new SaveTemplateRequest(name), cancel);

    public Task<Answer<Done>> RenameTemplate(string id, string? name, long version, CancellationToken cancel) =>
        Put<Done>(OfTemplate(id), new RenameTemplateRequest(name), version, cancel);

    public Task<Answer<Done>> DeleteTemplate(string id, CancellationToken cancel) => Delete(OfTemplate(id), cancel);

    private static string OfTemplate(string id) => $"/api/opportunities/templates/{Query.Part(id)}";

    // People who applied

    public Task<Answer<ListOf<CandidateListItem>>> Candidates(string id, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<CandidateListItem>>(Query.From($"/api/opportunities/{Query.Part(id)}/applications", query, "stage", "release", "round", "sort", "cursor", "size"), cancel);

    /// <summary>The people in some stages, at most a hundred.</summary>
    public Task<Answer<ListOf<CandidateListItem>>> Candidates(string id, CancellationToken cancel, params IEnumerable<string> stages) =>
        Get<ListOf<CandidateListItem>>(Query.To($"/api/opportunities/{Query.Part(id)}/applications", [("size", "100"), ("sort", "waiting"), .. stages.Select(s => ("stage", (string?)s))]), cancel);

    public Task<Answer<Done>> Shortlist(string id, ShortlistRequest request, CancellationToken cancel) => Post($"{OfApplication(id)}/shortlist", request, cancel);

    public Task<Answer<Done>> Invite(string id, InviteRequest request, CancellationToken cancel) => Post($"{OfApplication(id)}/invite", request, cancel);

    public Task<Answer<Done>> Offer(string id, OfferRequest request, CancellationToken cancel) => Post($"{OfApplication(id)}/offer", request, cancel);

    public Task<Answer<Done>> NotSelect(string id, NotSelectRequest request, CancellationToken cancel) => Post($"{OfApplication(id)}/not-select", request, cancel);

    public Task<Answer<EveryoneTold>> TellEveryone(string opportunity, NotSelectRequest request, CancellationToken cancel) =>
        Post<EveryoneTold>($"/api/opportunities/{Query.Part(opportunity)}/applications/not-select", request, cancel);

    public Task<Answer<Done>> Note(string id, NoteRequest request, CancellationToken cancel) => Post($"{OfApplication(id)}/note", request, cancel);

    // Imports and export

    /// <summary>The organisation's posts as a file, narrowed as the list is.</summary>
    public Task<Answer<OpenedFile>> Export(OrganisationId organisation, IQueryCollection query, CancellationToken cancel) =>
        OpenFile(Query.To("/api/opportunities/export", [("organisation", organisation.ToString()), .. Own(query, "format", "state", "q", "unit", "owner")]), cancel);

    public Task<Answer<ListOf<ImportAnswer>>> Imports(OrganisationId organisation, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<ImportAnswer>>(Query.To("/api/opportunities/imports", [("organisation", organisation.ToString()), .. Own(query, "cursor", "size")]), cancel);

    /// <summary>By reference or title, whosever they are and in any state; for the operator.</summary>
    public Task<Answer<List<OpportunityFound>>> Find(string words, CancellationToken cancel) =>
        Get<List<OpportunityFound>>(Query.To("/api/operator/opportunities", ("q", words)), cancel);

    /// <summary>What the index should hold, for the operator.</summary>
    public Task<Answer<ExpectedIndex>> ExpectedIndex(CancellationToken cancel) => GetPatiently<ExpectedIndex>("/api/operator/opportunities/index", cancel);

    public Task<Answer<List<IndexRow>>> ExpectedRows(OrganisationId organisation, CancellationToken cancel) =>
        GetPatiently<List<IndexRow>>($"/api/operator/opportunities/index/{organisation}", cancel);

    /// <summary>Of every organisation, for the operator.</summary>
    public Task<Answer<ListOf<ImportOfAny>>> ImportsOfAll(IEnumerable<(string Name, string? Value)> parameters, CancellationToken cancel) =>
        Get<ListOf<ImportOfAny>>(Query.To("/api/operator/imports", parameters), cancel);

    /// <summary>Whosever it is, for the operator.</summary>
    public Task<Answer<Done>> CancelImportOfAny(Guid id, CancellationToken cancel) => Post($"/api/operator/imports/{id}/cancel", null, cancel);

    /// <summary>Reported posts, for the operator.</summary>
    public Task<Answer<ListOf<ReportedPostAnswer>>> Reports(IEnumerable<(string Name, string? Value)> parameters, CancellationToken cancel) =>
        Get<ListOf<ReportedPostAnswer>>(Query.To("/api/operator/reports", parameters), cancel);

    public Task<Answer<ReportedPostAnswer>> Reported(string id, CancellationToken cancel) => Get<ReportedPostAnswer>(OfReport(id), cancel);

    public Task<Answer<Done>> DismissReports(string id, string? line, CancellationToken cancel) => Post($"{OfReport(id)}/dismiss", new DecideReportsRequest(line), cancel);

    public Task<Answer<Done>> TakeDown(string id, string? line, CancellationToken cancel) => Post($"{OfReport(id)}/take-down", new DecideReportsRequest(line), cancel);

    private static string OfReport(string id) => $"/api/operator/reports/{Query.Part(id)}";

    public Task<Answer<ImportAnswer>> Import(Guid id, CancellationToken cancel) => Get<ImportAnswer>(OfImport(id), cancel);

    public Task<Answer<ListOf<ImportRowOutcome>>> ImportRows(Guid id, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<ImportRowOutcome>>(Query.From($"{OfImport(id)}/rows", query, "outcome", "cursor", "size"), cancel);

    /// <summary>Checks a file: nothing of it is kept but what would happen to each row.</summary>
    public Task<Answer<ImportAnswer>> CheckFile(OrganisationId organisation, bool publish, HttpContent file, CancellationToken cancel) =>
        PostContent<ImportAnswer>(Query.To("/api/opportunities/imports", ("organisation", organisation.ToString()), ("dryRun", "true"), ("publish", publish ? "true" : "false")), file, cancel);

    /// <summary>Imports the file that was checked.</summary>
    public Task<Answer<ImportAnswer>> RunImport(Guid check, CancellationToken cancel) => Post<ImportAnswer>($"{OfImport(check)}/run", null, cancel);

    public Task<Answer<Done>> CancelImport(Guid id, CancellationToken cancel) => Post($"{OfImport(id)}/cancel", null, cancel);

    public Task<Answer<Download>> RefusedRows(Guid id, CancellationToken cancel) => GetFile($"{OfImport(id)}/refused.csv", cancel);

    public Task<Answer<Download>> RowsFile(Guid id, CancellationToken cancel) => GetFile($"{OfImport(id)}/rows.csv", cancel);

    private static string OfImport(Guid id) => $"/api/opportunities/imports/{id}";
}
