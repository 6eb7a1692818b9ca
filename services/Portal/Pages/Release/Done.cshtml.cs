using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Release;

/// <summary>Says what became of the answer, and who can change it.</summary>
internal sealed class DoneModel(OpportunitiesClient opportunities) : ReleasePage(opportunities)
{
    public ManagerAnswerTaken Taken => Steps!.Taken!;

    public IActionResult OnGet()
    {
        if (!Open()) return NotFound();
        return Steps is { Taken: not null } ? Page() : Goto(Address);
    }
}
