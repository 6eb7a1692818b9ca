using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities.People;

/// <summary>Invites somebody to talk.</summary>
internal sealed class InterviewModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : CandidatePage(opportunities, organisations, who, clock)
{
    private static readonly string[] TimeShapes = ["H:mm", "H.mm", "h:mmtt", "h.mmtt", "htt", "h tt", "h:mm tt", "HHmm"];

    [BindProperty]
    public DateEntry Day { get; set; } = new();

    [BindProperty]
    public string? Time { get; set; }

    [BindProperty]
    public string? How { get; set; }

    public async Task<IActionResult> OnGet(string org, string reference, string application) => await OpenFor("invite", org, reference, application) ?? Page();

    public async Task<IActionResult> OnPost(string org, string reference, string application)
    {
        if (await OpenFor("invite", org, reference, application) is { } refusal) return refusal;
        var at = At();
        if (string.IsNullOrWhiteSpace(How)) ModelState.AddModelError(nameof(How), "Say where or by what means, with whom, and what to prepare.");
        if (!ModelState.IsValid) return Page();
        return Took(await Opportunities.Invite(Application.Id.ToString(), new InviteRequest(at, How), Cancel))
            ? Done(PersonHere, $"{Person.Name} is invited, and told by e-mail")
            : Page();
    }

    protected override string FieldOf(FieldError error) => error.Pointer == "/at" ? nameof(Day) : nameof(How);

    private DateTimeOffset? At()
    {
        var day = Day.Read(ModelState, nameof(Day), "the day");
        if (Day.IsEmpty && string.IsNullOrWhiteSpace(Time)) return null;
        if (Day.IsEmpty) ModelState.AddModelError(nameof(Day), "Enter the day, or leave the time empty too.");
        if (!TimeOnly.TryParseExact(Time?.Trim().Replace("midday", "12:00", StringComparison.OrdinalIgnoreCase), TimeShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            ModelState.AddModelError(nameof(Time), "Enter the time, such as 2:30pm or 14:30.");
            return null;
        }
        if (day is not { } on) return null;
        if (!UkTime.Zone.IsInvalidTime(on.ToDateTime(time))) return UkTime.At(on, time);
        ModelState.AddModelError(nameof(Time), "The clocks go forward over this time. Choose another.");
        return null;
    }
}
