using Microsoft.AspNetCore.Mvc;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>A page that shows the opportunity as others will see it, with the prompts that apply to it.</summary>
internal abstract class PreviewPage(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    private readonly OrganisationsClient _organisations = organisations;

    private OrganisationNames? _names;

    public OrganisationNames Names => _names ??= new(_organisations);

    /// <summary>Each answer has a link to its question.</summary>
    public virtual bool CanChange => false;

    public IReadOnlyList<Prompt> Prompts { get; private set; } = [];

    protected async Task<IActionResult?> OpenToLook(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        await Names.Find([.. Details.OpenToOrganisations ?? [], .. Details.Partners ?? []], Cancel);
        Prompts = Prompt.For(new PromptFacts(Details, Opportunity.OrganisationSector ?? Sector.Public, Organisation.Ladder));
        return null;
    }

    /// <summary>What is missing or wrong stands on top, each linked to its question.</summary>
    protected override string FieldOf(FieldError error) => "";
}
