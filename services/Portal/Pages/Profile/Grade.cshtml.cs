using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Profile;

/// <summary>The grade, in one's own organisation's words or another ladder's.</summary>
internal sealed class GradeModel(OrganisationsClient organisations, Who who) : ProfilePartPage(organisations, who)
{
    private const string None = "none";

    /// <summary>The ladder in whose words grades are shown and saved.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty]
    public string? Grade { get; set; }

    public static IReadOnlyList<Choice> Ladders { get; } = Choice.All<Ladder>(Labels.Of);

    public IReadOnlyList<Choice> Grades { get; private set; } = [];

    public async Task OnGet()
    {
        await Show();
        Grade = Profile.Band?.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPost()
    {
        await Show();
        if (Grade is null)
        {
            ModelState.AddModelError(nameof(Grade), "Choose your grade, or that you would rather not say.");
            return Page();
        }
        var band = int.TryParse(Grade, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return await Save(
            now => now.ToRequest() with { Band = band, Ladder = band is null ? now.Ladder : Choice.Read<Ladder>(Words) }, "/profile", "Your grade is saved");
    }

    protected override object PartOf(ProfileAnswer profile) => new { profile.Band, profile.Ladder };

    protected override IReadOnlyList<SavedText> TextsOf(ProfileAnswer profile) => [new("Grade", profile.Band is { } band ? Band.Name(band, Ladder) : null)];

    protected override string FieldOf(FieldError error) => nameof(Grade);

    private async Task Show()
    {
        await Load();
        var ladder = Choice.Read<Ladder>(Words) ?? Ladder;
        Words = Choice.Word(ladder);
        Grades =
        [
            .. Enumerable.Range(Band.Lowest, Band.Highest).Select(b => new Choice(b.ToString(CultureInfo.InvariantCulture), Band.Name(b, ladder))),
            new Choice(None, "I would rather not say", Divider: true),
        ];
    }
}
