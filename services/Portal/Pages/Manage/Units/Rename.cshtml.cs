using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Units;

/// <summary>Gives a unit another name.</summary>
internal sealed class RenameModel(OrganisationsClient organisations, Who who) : ManagePage(who)
{
    [BindProperty]
    public string? Name { get; set; }

    public UnitAnswer Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string org, Guid unit)
    {
        if (await Find(org, unit) is { } refusal) return refusal;
        Name = Unit.Name;
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, Guid unit)
    {
        if (await Find(org, unit) is { } refusal) return refusal;
        return Took(await organisations.RenameUnit(Organisation.Organisation.ToString(), unit, new UnitRequest(Name), Cancel)) ? Done($"{Root}/units", "The unit is renamed") : Page();
    }

    private async Task<IActionResult?> Find(string org, Guid unit)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        if ((await organisations.Units(Organisation.Organisation.ToString(), Cancel)).OrThrow().Items.FirstOrDefault(u => u.Id == unit) is not { } found) return NotFound();
        Unit = found;
        return null;
    }
}
