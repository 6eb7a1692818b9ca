using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Applications;

/// <summary>Before the first question: may I, how long does it take, who will read what, when is my manager asked.</summary>
internal sealed class NewModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : PortalPage
{
    public OpportunityAnswer Opportunity { get; private set; } = null!;

    public EligibilityAnswer Eligibility { get; private set; } = null!;

    public Me Me { get; private set; } = null!;

    /// <summary>Those the reader could go out from.</summary>
    public IReadOnlyList<Choice> Employers { get; private set; } = [];

    /// <summary>The organisation chosen as employer, where the reader belongs to several.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Home { get; set; }

    /// <summary>The reader's own, where their profile names one.</summary>
    public int? Band { get; private set; }

    public string PostAddress => Addresses.Opportunity(Opportunity.Slug, Opportunity.Ref);

    /// <summary>Nothing hinders but that the employer isn't here, or not verified yet: a draft can wait for it.</summary>
    public bool EmployerIsMissing => Employers.Count == 0;

    public bool MustChoose => Employers.Count > 1 && Chosen is null;

    public bool CanStart => Eligibility.CanApply
        || (Eligibility.OpenApplication is null && EmployerIsMissing && Eligibility.Conditions.All(c => c.Condition != "open" || c.Met is ConditionMet.Met));

    public async Task<IActionResult> OnGet(string? opportunity)
    {
        if (await Load(opportunity) is { } refusal) return refusal;
        return Eligibility.OpenApplication is { } open ? Goto($"/applications/{open}") : Page();
    }

    public async Task<IActionResult> OnPost(string? opportunity)
    {
        if (Ids.ParseRef(opportunity ?? "") is not { } reference) return NotFound();
        Me = await who.Needed();
        if (Me.Employers.Count() > 1 && Chosen is null) return Goto($"/applications/new?opportunity={reference}");
        var started = await opportunities.StartApplication(reference, Chosen?.Organisation, Cancel);
        return Took(started) ? Goto($"/applications/{started.Value!.Ref}") : await Load(reference) ?? Page();
    }

    private MyMembership? Chosen => Me.Employers.Count() == 1 ? Me.Employers.First() : Me.Employers.FirstOrDefault(e => e.Slug == Home);

    private async Task<IActionResult?> Load(string? opportunity)
    {
        if (Ids.ParseRef(opportunity ?? "") is not { } reference) return NotFound();
        Me = await who.Needed();
        if ((await opportunities.Get(reference, Cancel)).OrNone() is not { } found) return NotFound();
        Opportunity = found;
        Employers = [.. Me.Employers.Select(e => new Choice(e.Slug, e.Name))];
        Band = (await organisations.MyProfile(Cancel)).OrNone()?.Band;
        Eligibility = (await opportunities.Eligibility(reference, (Chosen ?? Me.Employers.FirstOrDefault())?.Organisation, Cancel, Band)).OrThrow();
        return null;
    }
}
