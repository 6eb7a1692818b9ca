using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;
using Secondments.Portal.Pages.Manage.Opportunities.People;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>Once it is decided: everybody who still waits hears, with a reason.</summary>
internal sealed class TellEveryoneModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    public IReadOnlyList<CandidateListItem> StillWaiting { get; private set; } = [];

    public long Number { get; private set; }

    [BindProperty]
    public NotSelectForm Form { get; set; } = new();

    public bool IsChecking { get; private set; }

    /// <summary>As each will get it, with their own name.</summary>
    public (NotSelectForm Form, string Host, string Title, string Name) Message => (Form, Organisation.Name, Name, "(their name)");

    public async Task<IActionResult> OnGet(string org, string reference) => await Find(org, reference) ?? Page();

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        IsChecking = Form.IsComplete(ModelState);
        return Page();
    }

    public async Task<IActionResult> OnPostChange(string org, string reference) => await Find(org, reference) ?? Page();

    public async Task<IActionResult> OnPostConfirm(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        var told = await Opportunities.TellEveryone(Opportunity.Id.ToString(), Form.ToRequest(), Cancel);
        return Took(told) ? Done(Here, $"{Say.Count(told.Value!.Told, "person is", "people are")} told by e-mail") : Page();
    }

    protected override string FieldOf(FieldError error) => NotSelectForm.FieldOf(error);

    private async Task<IActionResult?> Find(string org, string reference)
    {
        if (await Open(org, reference, MemberRole.Host) is { } refusal) return refusal;
        // While it is open or people are still chosen, nobody is told all at once.
        if (Opportunity.State is not (OpportunityState.Filled or OpportunityState.NotFilled or OpportunityState.Archived))
            return HttpMethods.IsGet(Request.Method) ? Goto(Here) : StatusCode(StatusCodes.Status409Conflict);
        var list = (await Opportunities.Candidates(Opportunity.Id.ToString(), Cancel, "submitted", "shortlisted", "interview")).OrThrow();
        (StillWaiting, Number) = (list.Items, list.Total);
        return Number == 0 && HttpMethods.IsGet(Request.Method) ? Goto(Here) : null;
    }
}
