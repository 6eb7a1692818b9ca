using Secondments.Kernel;

namespace Secondments.Contracts.Opportunities.Api;

/// <summary>A row of <c>GET /api/opportunities/templates?organisation=&amp;cursor=&amp;size=</c>, by name.</summary>
/// <param name="Title">What posts that start from it are called at first.</param>
public sealed record TemplateListItem(Guid Id, string Ref, OrganisationId Organisation, string Name, string? Title, DateTimeOffset ChangedAt);

/// <summary><c>GET /api/opportunities/templates/{id}</c>, the id a UUID or a short reference.</summary>
/// <param name="Details">What a post that starts from it says: without dates, reference and contact.</param>
public sealed record TemplateAnswer(Guid Id, string Ref, OrganisationId Organisation, string Name, OpportunityDetails Details, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, long Version);

/// <summary><c>POST /api/opportunities/{id}/template</c>: keeps what a post says as a template of its organisation. Answers 201.</summary>
public sealed record SaveTemplateRequest(string? Name = null);

/// <summary><c>PUT /api/opportunities/templates/{id}</c> with <c>If-Match</c>.</summary>
public sealed record RenameTemplateRequest(string? Name = null);
