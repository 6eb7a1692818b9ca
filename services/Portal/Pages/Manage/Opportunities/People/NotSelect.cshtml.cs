using Microsoft.AspNetCore.Mvc;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities.People;

/// <summary>Ends one application with a reason, after a look at what its person will read.</summary>
internal sealed class NotSelectModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : CandidatePage(opportunities, organisations, who, clock)
{
    [BindProperty]
    public NotSelectForm Form { get; set; } = new();

    /// <summary>The message is shown, not the questions.</summary>
    public bool IsChecking { get; private set; }

    public async Task<IActionResult> OnGet(string org, string reference, string application) => await OpenFor("not-select", org, reference, application) ?? Page();

    public async Task<IActionResult> OnPost(string org, string reference, string application)
    {
        if (await OpenFor("not-select", org, reference, application) is { } refusal) return refusal;
        IsChecking = Form.IsComplete(ModelState);
        return Page();
    }

    /// <summary>From the message back to the questions, as they were answered.</summary>
    public async Task<IActionResult> OnPostChange(string org, string reference, string application) => await OpenFor("not-select", org, reference, application) ?? Page();

    public async Task<IActionResult> OnPostConfirm(string org, string reference, string application)
    {
        if (await OpenFor("not-select", org, reference, application) is { } refusal) return refusal;
        return Took(await Opportunities.NotSelect(Application.Id.ToString(), Form.ToRequest(), Cancel))
            ? Done(People, $"{Person.Name} is not selected, and will be told by e-mail")
            : Page();
    }

    protected override string FieldOf(FieldError error) => NotSelectForm.FieldOf(error);
}
