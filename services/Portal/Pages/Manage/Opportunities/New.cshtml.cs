using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>What a place takes, before the first question.</summary>
internal sealed class NewModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ManagePage(who)
{
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>A template to start from, by its short reference; a post to copy, likewise; neither: blank.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Template { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Copy { get; set; }

    /// <summary>What is copied, where something is.</summary>
    public string? Copied { get; private set; }

    public IReadOnlyList<TemplateListItem> Templates { get; private set; } = [];

    public IReadOnlyList<Choice> Starts => [new("", "A blank post"), .. Templates.Select(t => new Choice(t.Ref, t.Name))];

    public bool IsVerified => Organisation.State is OrganisationState.Verified;

    public async Task<IActionResult> OnGet(string org) => await Find(org) ?? Page();

    public async Task<IActionResult> OnPost(string org)
    {
        if (await Find(org) is { } refusal) return refusal;
        var draft = await opportunities.CreateFrom(Organisation.Organisation, Typed(Reference), Copied is null ? null : Typed(Copy), Copied is null ? Typed(Template) : null, Cancel);
        return Took(draft) ? Goto($"{Root}/opportunities/{draft.Value!.Ref}") : Page();
    }

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private async Task<IActionResult?> Find(string org)
    {
        if (await Enter(org, organisations, MemberRole.Host, MemberRole.Admin) is { } refusal) return refusal;
        Templates = (await opportunities.Templates(Organisation.Organisation, Cancel)).OrThrow().Items;
        if (Typed(Copy) is not { } copy) return null;
        if (Ids.ParseRef(copy) is not { } known || (await opportunities.Get(known, Cancel)).OrNone() is not { Host: not null } copied || copied.Organisation != Organisation.Organisation)
            return NotFound();
        Copied = copied.Details.Title ?? "an opportunity without a title";
        return null;
    }
}
