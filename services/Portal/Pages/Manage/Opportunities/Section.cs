using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Secondments.Contracts.Opportunities;
using Secondments.Kernel;
using Secondments.Pages.Parts;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>A question about an opportunity: a page of its own, and a line in the task list.</summary>
/// <param name="Slug">In the page's address.</param>
/// <param name="Fields">The members of the details that it asks for, by their names in JSON; the first takes the errors that no field of the page has.</param>
/// <param name="Needed">Without it the opportunity cannot be sent.</param>
/// <param name="When">Asked only then; null: always.</param>
public sealed record Section(string Slug, string Name, string Group, IReadOnlyList<string> Fields, bool Needed = false, Func<OpportunityDetails, bool>? When = null)
{
    public static readonly IReadOnlyList<string> Groups = ["The work", "Time and place", "Money", "Who", "Choosing"];

    public static readonly IReadOnlyList<Section> All =
    [
        new("title", "Title", Groups[0], ["title"], Needed: true),
        new("unit", "Team and kind of secondment", Groups[0], ["unit", "kind"]),
        new("purposes", "What it is for", Groups[0], ["purposes"]),
        new("description", "Description of the work", Groups[0], ["description"], Needed: true),
        new("objectives", "Objectives", Groups[0], ["objectives"]),
        new("skills-wanted", "Skills wanted", Groups[0], ["skillsWanted"]),
        new("skills-gained", "Skills gained", Groups[0], ["skillsGained"]),
        new("dates", "Start and length", Groups[1], ["earliestStart", "lengthWeeks", "flexibility"], Needed: true),
        new("pattern", "Working pattern", Groups[1], ["pattern", "daysPerWeek"]),
        new("place", "Place and remote work", Groups[1], ["places", "remoteShare"], Needed: true),
        new("salary", "Who pays the salary", Groups[2], ["salary"], Needed: true),
        new("share", "Share of the salary", Groups[2], ["homeShare"], Needed: true, d => d.Salary is SalaryArrangement.Shared),
        new("pay", "Salary range", Groups[2], ["salaryRange", "salaryNote"]),
        new("expenses", "Expenses", Groups[2], ["expenses"]),
        new("vat", "VAT", Groups[2], ["vatNote"]),
        new("grade", "Grade", Groups[3], ["band", "bandTo"]),
        new("eligibility", "Sectors that may apply", Groups[3], ["openToSectors"]),
        new("organisations", "Organisations that may apply", Groups[3], ["openToOrganisations"]),
        new("clearance", "Security clearance", Groups[3], ["clearance"]),
        new("visibility", "Who can see it", Groups[3], ["visibility"]),
        new("partners", "Partners who can see it", Groups[3], ["partners"], Needed: true, d => d.Visibility is OpportunityVisibility.Partners),
        new("places", "Number of places", Groups[3], ["numberOfPlaces"]),
        new("closing", "Closing date", Groups[4], ["closingDate"], Needed: true),
        new("contact", "Contact", Groups[4], ["contactName", "contactEmail"]),
        new("adjustments", "Adjustments", Groups[4], ["adjustments"]),
        new("how-you-choose", "How you choose", Groups[4], ["howWeChoose"]),
        new("reference", "Your reference", Groups[4], ["reference"], When: d => d.Reference is not null),
    ];

    public static Section? Find(string slug) => All.FirstOrDefault(s => s.Slug == slug);

    /// <summary>Of a pointer such as <c>/details/skillsWanted/2/name</c>.</summary>
    public static Section? Of(string? pointer) => pointer?.Split('/') is [_, "details", var field, ..] ? All.FirstOrDefault(s => s.Fields.Contains(field)) : null;

    public static IEnumerable<Section> For(OpportunityDetails details) => All.Where(s => s.Applies(details));

    public bool Applies(OpportunityDetails details) => When?.Invoke(details) ?? true;

    public bool IsLocked(IReadOnlyList<string> lockedFields) => Fields.All(lockedFields.Contains);

    /// <summary>How far it is.</summary>
    /// <param name="missing">Pointers of what is still needed.</param>
    public TaskState StateIn(OpportunityDetails details, IReadOnlyList<string> missing)
    {
        var answered = Values(details).Count;
        if (answered == 0) return TaskState.NotStarted;
        return missing.Any(pointer => Of(pointer) == this) ? TaskState.InProgress : TaskState.Completed;
    }

    /// <summary>What this section says, as a mark: two details with the same mark answer its question alike.</summary>
    public string MarkOf(OpportunityDetails details) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Values(details))).AsSpan(0, 12));

    private JsonObject Values(OpportunityDetails details)
    {
        var whole = JsonSerializer.SerializeToNode(details, Json.Stored)!.AsObject();
        return new(Fields.Where(f => whole[f] is not null).Select(f => KeyValuePair.Create(f, whole[f]?.DeepClone())));
    }
}
