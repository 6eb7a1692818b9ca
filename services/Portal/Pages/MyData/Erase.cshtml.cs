using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Identity.Api;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Pages.MyData;

/// <summary>Says what is erased now, what the law keeps and until when, and does it.</summary>
internal sealed class EraseModel(IdentityClient identity, OpportunitiesClient opportunities, Who who, TimeProvider clock) : PortalPage
{
    private const int YearsKept = 6;

    [BindProperty]
    public string? Email { get; set; }

    public IReadOnlyList<(string Title, DateTimeOffset Until)> Sent { get; private set; } = [];

    /// <summary>Titles of what is withdrawn by it.</summary>
    public IReadOnlyList<string> Open { get; private set; } = [];

    public IReadOnlyList<string> AdminOf { get; private set; } = [];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        await Load();
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), "Enter your e-mail address.");
        if (!ModelState.IsValid || !Took(await identity.Erase(new EraseRequest(Email), Cancel))) return Page();
        await HttpContext.SignOutAsync(SessionScheme.Name);
        return Goto("/my-data/erased");
    }

    private async Task Load()
    {
        var sent = (await opportunities.MyData(Cancel)).OrThrow().Applications.Where(a => a.Application.SubmittedAt is not null).ToList();
        var ends = clock.GetUtcNow().AddYears(YearsKept);
        Sent = [.. sent.Select(a => (a.Application.Opportunity.Title, IsOpen(a) ? ends : a.KeptUntil))];
        Open = [.. sent.Where(IsOpen).Select(a => a.Application.Opportunity.Title)];
        AdminOf = [.. (await who.Needed()).Organisations.Where(o => o.Roles.Contains(MemberRole.Admin)).Select(o => o.Name)];
    }

    private static bool IsOpen(MyApplicationData mine) => mine.Application.Allowed.Contains("withdraw");
}
