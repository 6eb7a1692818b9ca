using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Organisations;

/// <summary>A claim beside what is known: domains, near-duplicates, who says it.</summary>
internal sealed class ShowModel(OrganisationsClient organisations) : ClaimPage(organisations)
{
    public async Task<IActionResult> OnGet(string reference) => await Find(reference) ?? Page();

    public static string WordsOf(DomainKind kind) => kind switch
    {
        DomainKind.Own => "Nothing speaks against it",
        DomainKind.FreeMail => "A public mail service: proves nothing",
        DomainKind.Shared => "Shared by several bodies: cannot be proven for one",
        _ => "Proven for another organisation",
    };

    public static string WordsOf(DuplicateReason reason) => reason switch
    {
        DuplicateReason.SameRegisterNumber => "same register number",
        DuplicateReason.SameName => "same name",
        DuplicateReason.SimilarName => "similar name",
        _ => "same e-mail domain",
    };
}
