using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Forms;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Passport;

/// <summary>One kind of insurance: added, changed or removed.</summary>
internal sealed class InsuranceModel(OrganisationsClient organisations, SentForm form, Who who) : PassportPage(organisations, form, who)
{
    [BindProperty]
    public DateEntry From { get; set; } = new();

    [BindProperty]
    public DateEntry Until { get; set; } = new();

    [BindProperty]
    public string? Insurer { get; set; }

    [BindProperty]
    public string? PolicyNumber { get; set; }

    [BindProperty]
    public string? Cover { get; set; }

    public InsuranceKind Kind { get; private set; }

    public bool IsThere => Passport.Insurance.Any(i => i.Kind == Kind);

    public async Task<IActionResult> OnGet(string org, string kind)
    {
        if (await Find(org, kind) is { } refusal) return refusal;
        if (Passport.Insurance.FirstOrDefault(i => i.Kind == Kind) is { } item)
            (From, Until, Insurer, PolicyNumber, Cover) = (DateEntry.Of(item.From), DateEntry.Of(item.Until), item.Insurer, item.PolicyNumber, item.Cover);
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string kind)
    {
        if (await Find(org, kind) is { } refusal) return refusal;
        var item = new InsuranceRequest(
            Kind, Insurer, PolicyNumber, Cover, From.Read(ModelState, nameof(From), "the first day"), Until.Read(ModelState, nameof(Until), "the last day", needed: true));
        return await Save(Same with { Insurance = [.. Others, item] }, $"{PassportWords.Of(Kind)} is saved");
    }

    public async Task<IActionResult> OnPostRemove(string org, string kind)
    {
        if (await Find(org, kind) is { } refusal) return refusal;
        return await Save(Same with { Insurance = [.. Others] }, $"{PassportWords.Of(Kind)} is removed");
    }

    private IEnumerable<InsuranceRequest> Others => Same.Insurance!.Where(i => i.Kind != Kind);

    private async Task<IActionResult?> Find(string org, string kind)
    {
        if (await Load(org) is { } refusal) return refusal;
        if (Choice.Read<InsuranceKind>(kind) is not { } known) return NotFound();
        Kind = known;
        return null;
    }
}
