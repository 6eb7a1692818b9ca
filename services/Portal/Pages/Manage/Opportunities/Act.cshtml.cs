using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>Pauses, opens again, closes, withdraws, fills or does not fill an opportunity.</summary>
internal sealed class ActModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    public ActWords Act { get; private set; } = null!;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGet(string org, string reference, string act) => await Find(org, reference, act) ?? Page();

    public async Task<IActionResult> OnPost(string org, string reference, string act)
    {
        if (await Find(org, reference, act) is { } refusal) return refusal;
        if (Act.ReasonNeeded && Act.Reasons.Count > 0 && Code is null) ModelState.AddModelError(nameof(Code), "Choose the main reason.");
        if (Code is OpportunityReasons.SomethingElse && string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), "Write what the reason is.");
        if (!ModelState.IsValid) return Page();
        object? body = Act.Reasons.Count > 0 && (Code is not null || !string.IsNullOrWhiteSpace(Text)) ? new ReasonRequest(Code, Text) : null;
        return Took(await Opportunities.Act(Opportunity.Id.ToString(), Act.Slug, body, Cancel)) ? Done(Here, Act.Done) : Page();
    }

    protected override string FieldOf(FieldError error) => error.Pointer switch { "/code" => nameof(Code), "/text" => nameof(Text), _ => "" };

    private async Task<IActionResult?> Find(string org, string reference, string act)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        Act = ActWords.Find(act)!;
        if (Can(Act.Slug)) return null;
        // Done already, or another state: the opportunity's own page says what can be done now.
        return HttpMethods.IsGet(Request.Method) ? Goto(Here) : StatusCode(StatusCodes.Status409Conflict);
    }
}
