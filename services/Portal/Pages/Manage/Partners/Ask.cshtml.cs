using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Partners;

/// <summary>First whom, then with which words.</summary>
internal sealed class AskModel(OrganisationsClient organisations, Who who) : ManagePage(who)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Null until a name was looked for.</summary>
    public IReadOnlyList<OrganisationSummary>? Found { get; private set; }

    public OrganisationAnswer? Partner { get; private set; }

    public async Task<IActionResult> OnGet(string org, string? partner)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        if (!string.IsNullOrWhiteSpace(partner))
        {
            Partner = (await organisations.Get(partner, Cancel)).OrThrow();
        }
        else if (!string.IsNullOrWhiteSpace(Q))
        {
            var query = new QueryCollection(new Dictionary<string, StringValues> { ["q"] = Q, ["size"] = "20" });
            Found = [.. (await organisations.List(query, Cancel)).OrThrow().Items.Where(o => o.Id != Organisation.Organisation)];
        }
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string partner)
    {
        if (await Enter(org, organisations, MemberRole.Admin) is { } refusal) return refusal;
        Partner = (await organisations.Get(partner, Cancel)).OrThrow();
        return Took(await organisations.AskPartner(Organisation.Organisation.ToString(), new AskPartnerRequest(Partner.Id.ToString(), Note), Cancel))
            ? Done($"{Root}/partners/{Partner.Id}", $"{Partner.Name} is asked")
            : Page();
    }

    /// <summary>What is wrong with the choice stands above, where there is no question for it.</summary>
    protected override string FieldOf(FieldError error) => error.Pointer == "/note" ? nameof(Note) : "";
}
