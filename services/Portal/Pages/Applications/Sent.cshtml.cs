using Microsoft.AspNetCore.Mvc;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Applications;

/// <summary>Says that it is sent, and what comes next.</summary>
internal sealed class SentModel(OpportunitiesClient opportunities, TimeProvider clock) : ApplicationPage(opportunities)
{
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        Now = clock.GetUtcNow();
        return Application.SubmittedAt is null ? Goto(Root) : Page();
    }
}
