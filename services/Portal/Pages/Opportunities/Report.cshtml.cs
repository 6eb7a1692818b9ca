using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Opportunities;

/// <summary>Tells the operator that something is wrong with a post: anybody who sees it may.</summary>
internal sealed class ReportModel(OpportunitiesClient opportunities) : PortalPage
{
    public OpportunityAnswer Opportunity { get; private set; } = null!;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public string Title => Opportunity.Details.Title ?? "Opportunity";

    public string Here => Addresses.Opportunity(Opportunity.Slug, Opportunity.Ref);

    public static IReadOnlyList<Choice> Reasons { get; } = [.. Choice.All<ReportReason>(Of).Select(c => c with { Divider = c.Value == "something_else" })];

    public static string Of(ReportReason reason) => reason switch
    {
        ReportReason.WrongOrMisleading => "What it says is wrong or misleading",
        ReportReason.NotASecondment => "It is not a secondment",
        ReportReason.AsksForMoney => "It asks people for money",
        ReportReason.Discriminates => "It treats people unfairly",
        ReportReason.Offensive => "It is offensive",
        _ => "Something else",
    };

    public async Task<IActionResult> OnGet(string address) => await Find(address) ?? Page();

    public async Task<IActionResult> OnPost(string address)
    {
        if (await Find(address) is { } refusal) return refusal;
        var sent = await opportunities.Report(Opportunity.Id.ToString(), new ReportRequest(Choice.Read<ReportReason>(Reason), Text), Cancel);
        return Took(sent) ? Done(Here, "Thank you. The operator of the exchange looks at your report") : Page();
    }

    private async Task<IActionResult?> Find(string address)
    {
        if (Addresses.RefOf(address) is not { } reference) return NotFound();
        Opportunity = (await opportunities.Get(reference, Cancel)).OrThrow();
        return null;
    }
}
