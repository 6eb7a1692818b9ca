using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Templates;

/// <summary>A page about one template of the organisation in the address.</summary>
internal abstract class TemplatePage(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ManagePage(who)
{
    protected OpportunitiesClient Opportunities { get; } = opportunities;

    public TemplateAnswer Template { get; private set; } = null!;

    public string List => $"{Root}/templates";

    /// <summary>Null when the reader may be here. To be called first.</summary>
    protected async Task<IActionResult?> Open(string org, string reference)
    {
        if (await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) is { } refusal) return refusal;
        if (Ids.ParseRef(reference) is not { } known) return NotFound();
        Template = (await Opportunities.Template(known, Cancel)).OrThrow();
        return Template.Organisation == Organisation.Organisation ? null : NotFound();
    }
}
