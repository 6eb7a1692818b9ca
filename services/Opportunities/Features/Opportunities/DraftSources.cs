using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Features.Templates;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>What a draft begins with: what was sent, another post, or a template, of the same organisation.</summary>
internal sealed class DraftSources(OpportunityQueries queries, TemplateDesk templates, IGrains grains)
{
    public async Task<Result<OpportunityDetails>> Of(CreateOpportunity request, OrganisationId organisation, Caller caller, CancellationToken cancel)
    {
        var sent = request.Details ?? new();
        if (request is { CopyOf: not null, Template: not null })
            return Error.Invalid("opportunity.details", new FieldError("/template", "not_allowed", "Start from another post or from a template, not from both."));
        if (request.CopyOf is { } copied)
        {
            if (!(await queries.IdOf(copied, cancel)).TryGet(out var id, out _)
                || await grains.Read<Opportunity>(Keys.Opportunity(id), cancel) is not { State: var post } || post.Organisation != organisation)
                return Error.NotFound("opportunity");
            return Copying.OfPost(post.WholeDetails()) with { Reference = sent.Reference };
        }
        if (request.Template is not { } named) return sent;
        if (!(await templates.Open(named, caller, cancel)).TryGet(out var template, out var none)) return none;
        return template.State.Organisation == organisation ? template.State.Details with { Reference = sent.Reference } : Error.NotFound("template");
    }
}
