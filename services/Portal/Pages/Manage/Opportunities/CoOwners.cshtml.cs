using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>Who looks after an opportunity: its owner and the co-owners, and taking it over.</summary>
internal sealed class CoOwnersModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    private IReadOnlyList<MemberAnswer> _hosts = [];

    [BindProperty]
    public string[] People { get; set; } = [];

    public IReadOnlyList<Choice> Choices =>
        [.. _hosts.Where(m => m.Member != Host.Owner?.Value).Select(m => new Choice(m.Member.ToString(), m.Name ?? m.Email ?? "A colleague"))];

    public string OwnedBy => Host.Owner is not { } owner ? "Your organisation's own system posted it."
        : !Host.OwnerIsHere ? "Whoever looked after it no longer posts for your organisation."
        : owner.ToString() == Me.Subject ? "You look after it."
        : $"{_hosts.FirstOrDefault(m => m.Member == owner.Value)?.Name ?? "A colleague"} looks after it.";

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        People = [.. Host.CoOwners.Select(p => p.ToString())];
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        var people = People.Select(p => Guid.TryParse(p, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Select(id => new PersonId(id));
        return Took(await Opportunities.Act(Opportunity.Id.ToString(), "co-owners", new CoOwnersRequest([.. people]), Cancel)) ? Done(Here, "Who looks after it is saved") : Page();
    }

    public async Task<IActionResult> OnPostTakeOver(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        if (!Can("take-over")) return StatusCode(StatusCodes.Status409Conflict);
        return Took(await Opportunities.Act(Opportunity.Id.ToString(), "take-over", null, Cancel)) ? Done(Here, "You look after it now") : Page();
    }

    private async Task<IActionResult?> Find(string org, string reference)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        _hosts = await Organisations.Hosts(Organisation.Organisation, Cancel);
        return null;
    }
}
