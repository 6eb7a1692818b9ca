using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>Sends it back to its writer, with what has to change beside each answer.</summary>
internal sealed class ReturnModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock)
    : PreviewPage(opportunities, organisations, who, clock)
{
    /// <summary>What has to change, by question.</summary>
    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    public IReadOnlyList<string> Said(Section section) => DetailsWords.Of(section, Details, Organisation.Ladder, Names.Of);

    public async Task<IActionResult> OnGet(string org, string reference)
    {
        if (await OpenToLook(org, reference) is { } refusal) return refusal;
        AskAll();
        return Can("return") ? Page() : Goto($"{Here}/review");
    }

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await OpenToLook(org, reference) is { } refusal) return refusal;
        AskAll();
        var reasons = Given.Select(s => new FieldReason($"/details/{s.Fields[0]}", Reasons[s.Slug])).ToList();
        return Took(await Opportunities.Act(Opportunity.Id.ToString(), "return", new ReturnRequest(reasons), Cancel))
            ? Done(Here, "Returned with your reasons. Its writer sees them beside the answers")
            : Page();
    }

    protected override string FieldOf(FieldError error) =>
        error.Pointer.Split('/') is ["", "reasons", var at, ..] && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && Given.ElementAtOrDefault(n) is { } section
            ? $"Reasons[{section.Slug}]"
            : "Reasons[title]";

    /// <summary>Every question has its place, written in or not.</summary>
    private void AskAll()
    {
        foreach (var section in Section.All) Reasons.TryAdd(section.Slug, null);
    }

    private List<Section> Given => [.. Section.All.Where(s => !string.IsNullOrWhiteSpace(Reasons.GetValueOrDefault(s.Slug)))];
}
