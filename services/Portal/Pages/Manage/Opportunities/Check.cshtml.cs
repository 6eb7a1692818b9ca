using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>The last look before it goes to the approver, or opens where one person may do both.</summary>
internal sealed class CheckModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : PreviewPage(opportunities, organisations, who, clock)
{
    public override bool CanChange => Can("edit");

    /// <summary>What is still needed, and what was refused, with the question that mends it.</summary>
    public IReadOnlyList<(Section Section, string What)> ToMend { get; private set; } = [];

    public bool PublishesAlone => Can("publish");

    public bool CanSend => Can("submit") || PublishesAlone;

    public async Task<IActionResult> OnGet(string org, string reference) => await Find(org, reference) ?? Page();

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await Find(org, reference) is { } refusal) return refusal;
        var sent = await Opportunities.Act(Opportunity.Id.ToString(), PublishesAlone ? "publish" : "submit", null, Cancel);
        if (sent.IsOk)
            return Done(Here, sent.Value!.State is OpportunityState.Live ? "It is open: people can find it and apply" : "Sent for approval. Whoever publishes for your organisation sees it on their home page");
        if (sent.Problem!.Status is not StatusCodes.Status422UnprocessableEntity || sent.Problem.Errors.Count == 0) return Took(sent) ? Goto(Here) : Page();
        ToMend = Of(sent.Problem.Errors);
        foreach (var (_, what) in ToMend) ModelState.AddModelError("", what);
        return Page();
    }

    private static IReadOnlyList<(Section Section, string What)> Of(IReadOnlyList<FieldError> wrong) =>
        [.. wrong.Select(e => (Section: Section.Of(e.Pointer), e.Detail)).Where(e => e.Section is not null).Select(e => (e.Section!, e.Detail)).Distinct()];

    private async Task<IActionResult?> Find(string org, string reference)
    {
        if (await OpenToLook(org, reference) is { } refusal) return refusal;
        if (!IsDraft) return HttpMethods.IsGet(Request.Method) ? Goto(Here) : StatusCode(StatusCodes.Status409Conflict);
        ToMend = Of(Host.Incomplete);
        return null;
    }
}
