using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Passport;

/// <summary>The standing terms, and from when to when they are meant.</summary>
internal sealed class TermsModel(OrganisationsClient organisations, SentForm form, Who who) : PassportPage(organisations, form, who)
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public DateEntry From { get; set; } = new();

    [BindProperty]
    public DateEntry Until { get; set; } = new();

    public async Task<IActionResult> OnGet(string org)
    {
        if (await Load(org) is { } refusal) return refusal;
        if (Passport.StandingTerms is { } terms) (Text, From, Until) = (terms.Text, DateEntry.Of(terms.From), DateEntry.Of(terms.Until));
        return Page();
    }

    public async Task<IActionResult> OnPost(string org)
    {
        if (await Load(org) is { } refusal) return refusal;
        var terms = new StandingTermsRequest(Text, From.Read(ModelState, nameof(From), "the first day"), Until.Read(ModelState, nameof(Until), "the last day"));
        return await Save(Same with { StandingTerms = terms }, "The standing terms are saved");
    }

    public async Task<IActionResult> OnPostRemove(string org) =>
        await Load(org) ?? await Save(Same with { StandingTerms = null }, "The standing terms are removed");
}
