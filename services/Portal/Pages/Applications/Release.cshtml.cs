using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Applications;

/// <summary>Whether home lets the applicant go: who is asked, until when, and what they can do meanwhile.</summary>
internal sealed class ReleaseModel(OpportunitiesClient opportunities, TimeProvider clock) : ApplicationPage(opportunities)
{
    public DateTimeOffset Now { get; private set; }

    public ReleaseLine Release => Mine.Release!;

    public bool CanRemind => May("remind") && Release.RemindFrom <= Now;

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await Load(reference) is { } refusal) return refusal;
        return Mine.Release is null ? Goto(Root) : Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (await Load(reference) is { } refusal) return refusal;
        var whom = Mine.Release is { WaitingFor: ReleaseWaitingFor.Manager } asked ? asked.ManagerName : "your HR team";
        if (Took(await Opportunities.Remind(Application.Id.ToString(), Cancel))) return Done($"{Root}/release", $"We have reminded {whom}");
        return Mine.Release is null ? Goto(Root) : Page();
    }

    /// <summary>What an ending of the release means for the application.</summary>
    public string? Meaning => Release.State switch
    {
        ReleaseState.Granted or ReleaseState.GrantedWithConditions => "You can accept an offer. The host reads the outcome and any conditions.",
        ReleaseState.Deferred => "The host may move the start. Your HR team is then asked again.",
        ReleaseState.Refused or ReleaseState.Expired => $"You cannot accept an offer on this application. It stays open until {Post.HostName} or you end it. Talk with your manager or your HR team about when you may ask again. The host never reads the reasons.",
        _ => null,
    };

    private async Task<IActionResult?> Load(string reference)
    {
        Now = clock.GetUtcNow();
        return await Find(reference);
    }
}
