using Microsoft.AspNetCore.Http;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;

namespace Secondments.Portal.Clients;

/// <summary>What a host does with its opportunities, the people who apply to them, and its imports.</summary>
internal sealed partial class OpportunitiesClient
{
    public Task<Answer<OpportunityStanding>> CreateDraft(OrganisationId organisation, OpportunityDetails details, CancellationToken cancel) =>
        Post<OpportunityStanding>("/api/opportunities", new CreateOpportunity(organisation, details), cancel);

    public Task<Answer<Done>> SaveDetails(string id, OpportunityDetails details, long version, CancellationToken cancel) =>
        Put<Done>($"/api/opportunities/{Query.Part(id)}", new SaveOpportunity(details), version, cancel);

    /// <param name="action">As in the path: <c>submit</c>, <c>publish</c>, <c>pause</c>…</param>
    public Task<Answer<OpportunityStanding>> Act(string id, string action, object? body, CancellationToken cancel) =>
        Post<OpportunityStanding>($"/api/opportunities/{Query.Part(id)}/{action}", body, cancel);

    public Task<Answer<StagesAnswer>> Stages(string id, CancellationToken cancel) => Get<StagesAnswer>($"/api/opportunities/{Query.Part(id)}/stages", cancel);

    // People who applied

    public Task<Answer<ListOf<CandidateListItem>>> Candidates(string id, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<CandidateListItem>>(Query.From($"/api/opportunities/{Query.Part(id)}/applications", query, "stage", "release", "sort", "cursor", "size"), cancel);

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

    // Imports

    public Task<Answer<ListOf<ImportAnswer>>> Imports(OrganisationId organisation, IQueryCollection query, CancellationToken cancel) =>
        Get<ListOf<ImportAnswer>>(Query.To("/api/opportunities/imports", [("organisation", organisation.ToString()), .. Own(query, "cursor", "size")]), cancel);

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
