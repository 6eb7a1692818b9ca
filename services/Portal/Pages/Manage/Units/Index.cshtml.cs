using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Units;

/// <summary>The units of an organisation: those that can be chosen, and those that once could.</summary>
internal sealed class IndexModel(OrganisationsClient organisations, Who who) : ManagePage(who)
{
    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<UnitAnswer> Units { get; private set; } = [];

    public bool IsAdmin => Has(MemberRole.Admin);

    public async Task<IActionResult> OnGet(string org) => await Enter(org, organisations) ?? await Load();

    public async Task<IActionResult> OnPost(string org)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        var added = await organisations.AddUnit(Own, new UnitRequest(Name), Cancel);
        return Took(added) ? Done($"{Root}/units", $"{added.Value!.Name} is added") : await Load();
    }

    public async Task<IActionResult> OnPostRetire(string org, Guid unit)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        return Took(await organisations.RetireUnit(Own, unit, Cancel)) ? Done($"{Root}/units", "The unit can no longer be chosen") : await Load();
    }

    public async Task<IActionResult> OnPostRestore(string org, Guid unit)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        return Took(await organisations.RestoreUnit(Own, unit, Cancel)) ? Done($"{Root}/units", "The unit can be chosen again") : await Load();
    }

    private string Own => Organisation.Organisation.ToString();

    private async Task<IActionResult> Load()
    {
        Units = (await organisations.Units(Own, Cancel)).OrThrow().Items;
        return Page();
    }
}
