using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities.People;

/// <summary>The application as it was sent, how it fits, what home said, and our own notes.</summary>
internal sealed class ShowModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : CandidatePage(opportunities, organisations, who, clock)
{
    private Dictionary<Guid, string> _colleagues = [];

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The next step, which has the page's main button.</summary>
    public (string Text, string Href)? Next => Application.State switch
    {
        ApplicationState.Submitted when May("shortlist") => ("Shortlist", $"{PersonHere}/shortlist"),
        ApplicationState.Shortlisted when May("invite") => ("Invite to interview", $"{PersonHere}/interview"),
        _ when May("offer") => ("Make an offer", $"{PersonHere}/offer"),
        _ => null,
    };

    /// <summary>The other things that can be done, in the order of the stages.</summary>
    public IEnumerable<(string Text, string Href)> Others => new (string Action, string Text, string Path)[]
        {
            ("shortlist", "Shortlist", "shortlist"), ("invite", "Invite to interview", "interview"), ("offer", "Make an offer", "offer"), ("not-select", "Not select", "not-select"),
        }
        .Where(a => May(a.Action) && a.Text != Next?.Text)
        .Select(a => (a.Text, $"{PersonHere}/{a.Path}"));

    public string NoteBy(NoteAnswer note) => note.By is { } person && _colleagues.TryGetValue(person.Value, out var name) ? name : "A colleague";

    /// <summary>Fit in words: why each skill counts as named or not.</summary>
    public static string Fit(SkillFit fit)
    {
        var wanted = fit.Wanted is { } level ? $" (wanted: {Labels.Of(level).ToLowerInvariant()})" : "";
        return (fit.Named, fit.Held) switch
        {
            (true, { } held) => $"Named, {Labels.Of(held).ToLowerInvariant()}{wanted}",
            (true, null) => $"Named, level not said{wanted}",
            _ => $"Not named{wanted}",
        };
    }

    public static string What(TimelineEntry entry) => entry.What switch
    {
        "submitted" => "Application sent",
        "shortlisted" => "Shortlisted",
        "invited" => "Invited to interview",
        "offered" => "Offer made",
        "accept_tried" => "Tried to accept the offer",
        "accepted" => "Offer accepted",
        "declined" => "Offer declined",
        "withdrawn" => "Application withdrawn",
        "not_selected" => "Not selected",
        "lapsed" => "Ended without an answer",
        "release_requested" => "Employer asked",
        "release_granted" => "Released by the employer",
        "release_granted_with_conditions" => "Released by the employer, with conditions",
        "release_deferred" => "Employer said: not before a date",
        "release_refused" => "Not released by the employer",
        "release_expired" => "No answer from the employer in time",
        _ => "Something changed",
    };

    public async Task<IActionResult> OnGet(string org, string reference, string application) => await Find(org, reference, application) ?? Page();

    public async Task<IActionResult> OnPost(string org, string reference, string application)
    {
        if (await Find(org, reference, application) is { } refusal) return refusal;
        return Took(await Opportunities.Note(Application.Id.ToString(), new NoteRequest(Text), Cancel)) ? Done($"{PersonHere}#notes", "Your note is saved") : Page();
    }

    private async Task<IActionResult?> Find(string org, string reference, string application)
    {
        if (await OpenPerson(org, reference, application) is { } refusal) return refusal;
        if (Person.Notes.Count > 0 && (await Organisations.Members(Organisation.Organisation.ToString(), null, Cancel)).OrNone() is { } members)
            _colleagues = members.Items.Where(m => m.Name is not null).ToDictionary(m => m.Member, m => m.Name!);
        return null;
    }
}
