using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>Which secondments, what for, when and how.</summary>
internal sealed class PreferencesModel(OrganisationsClient organisations, Who who) : ProfilePartPage(organisations, who)
{
    private const string NotSaid = "not_said";

    [BindProperty]
    public string[] Kinds { get; set; } = [];

    [BindProperty]
    public string[] Purposes { get; set; } = [];

    [BindProperty]
    public DateEntry Start { get; set; } = new();

    [BindProperty]
    public string? Pattern { get; set; }

    [BindProperty]
    public string? DaysPerWeek { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public static IReadOnlyList<Choice> AllKinds { get; } = Choice.All<OpportunityKind>(Labels.Of);

    public static IReadOnlyList<Choice> AllPurposes { get; } = Choice.All<Purpose>(Labels.Of);

    // Radios can't be taken back, so there is one that says nothing.
    public static IReadOnlyList<Choice> Patterns { get; } = [.. Choice.All<WorkingPattern>(Labels.Of), new(NotSaid, "It depends", Divider: true)];

    public async Task OnGet()
    {
        await Load();
        if (Profile.Preferences is not { } wanted) return;
        Kinds = [.. (wanted.Kinds ?? []).Select(Choice.Word)];
        Purposes = [.. (wanted.Purposes ?? []).Select(Choice.Word)];
        Start = DateEntry.Of(wanted.From);
        Pattern = wanted.Pattern is { } pattern ? Choice.Word(pattern) : NotSaid;
        DaysPerWeek = wanted.DaysPerWeek?.ToString("0.#", CultureInfo.InvariantCulture);
        Note = wanted.Note;
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        var from = Start.Read(ModelState, nameof(Start), "the first day");
        decimal? days = null;
        if (!string.IsNullOrWhiteSpace(DaysPerWeek))
        {
            if (decimal.TryParse(DaysPerWeek.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var typed) && typed <= 100) days = typed;
            else ModelState.AddModelError(nameof(DaysPerWeek), "Enter days a week from 0.5 to 7, in halves.");
        }
        if (!ModelState.IsValid) return Page();
        var wanted = new ProfilePreferences(
            [.. Kinds.Select(Choice.Read<OpportunityKind>).OfType<OpportunityKind>()], [.. Purposes.Select(Choice.Read<Purpose>).OfType<Purpose>()],
            Choice.Read<WorkingPattern>(Pattern), days, from, Note);
        return await Save(now => now.ToRequest() with { Preferences = wanted }, "/profile", "Your profile is saved");
    }

    protected override object? PartOf(ProfileAnswer profile) => profile.Preferences;

    protected override IReadOnlyList<SavedText> TextsOf(ProfileAnswer profile) =>
    [
        new("Kinds of secondment", Listed((profile.Preferences?.Kinds ?? []).Select(Labels.Of))),
        new("What for", Listed((profile.Preferences?.Purposes ?? []).Select(Labels.Of))),
        new("When and how", ProfileWords.Dates(profile.Preferences)),
    ];

    protected override string FieldOf(FieldError error) => error.Pointer == "/preferences/from" ? nameof(Start) : base.FieldOf(error);

    private static string? Listed(IEnumerable<string> words) => Say.List([.. words]) is { Length: > 0 } text ? text : null;
}
