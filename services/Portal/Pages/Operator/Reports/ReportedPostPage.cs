using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Reports;

/// <summary>A page about one reported post: what was said of it, or an answer to that.</summary>
internal abstract class ReportedPostPage(OpportunitiesClient opportunities, Who who) : PortalPage
{
    protected OpportunitiesClient Opportunities { get; } = opportunities;

    public ReportedPostAnswer Reported { get; private set; } = null!;

    public Me? Me { get; private set; }

    public string Title => ReportWords.TitleOf(Reported);

    public string Root => $"/operator/reports/{Reported.Ref}";

    public string PostAddress => Addresses.Opportunity(Reported.Slug, Reported.Ref);

    public bool Waits => Reported.State is ReportState.Open;

    /// <summary>Null when it is there.</summary>
    protected async Task<IActionResult?> Find(string reference)
    {
        if (Ids.ParseRef(reference) is not { } known) return NotFound();
        Reported = (await Opportunities.Reported(known, Cancel)).OrThrow();
        Me = await who.Get();
        return null;
    }
}

/// <summary>Gives one of the two answers. Where somebody else was first, the page says what they answered, and keeps what was typed.</summary>
internal abstract class AnswerPage(OpportunitiesClient opportunities, Who who) : ReportedPostPage(opportunities, who)
{
    [BindProperty]
    public string? Line { get; set; }

    /// <summary>What is said once it is done.</summary>
    protected abstract string Said { get; }

    protected abstract Task<Answer<Done>> Send();

    public async Task<IActionResult> OnGet(string reference) => await Find(reference) ?? (Waits ? Page() : Goto(Root));

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        if (Took(await Send())) return Done(Root, Said);
        return await Find(reference) ?? Page();
    }
}
