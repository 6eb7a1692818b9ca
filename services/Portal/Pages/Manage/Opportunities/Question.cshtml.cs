using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Forms;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Opportunities;

/// <summary>
/// One question about an opportunity. Only its own answers are written, over whatever else has changed meanwhile; when the
/// same answers have, theirs and these stand side by side until somebody chooses.
/// </summary>
internal sealed class QuestionModel(OpportunitiesClient opportunities, OrganisationsClient organisations, KnownSkills skills, Who who, TimeProvider clock)
    : OpportunityPage(opportunities, organisations, who, clock)
{
    private const int Attempts = 3;

    public Section Section { get; private set; } = null!;

    [BindProperty]
    public DetailsForm Form { get; set; } = new();

    /// <summary>What the answers were when the form was filled.</summary>
    [BindProperty]
    public string? Was { get; set; }

    /// <summary>Where to go when it is saved: <c>check</c>, else the list of questions.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    /// <summary>The units to choose from; none where the organisation has named none, and each post says it in its own words.</summary>
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public OrganisationNames Names { get; } = new(organisations);

    /// <summary>What somebody else wrote meanwhile, and what was to be saved; null while nobody did.</summary>
    public (IReadOnlyList<string> Theirs, IReadOnlyList<string> Yours)? Conflict { get; private set; }

    /// <summary>Usual names to choose from, by the row of the skill that was looked up.</summary>
    public Dictionary<int, IReadOnlyList<Choice>> Known { get; } = [];

    public bool IsLocked => !Can("edit") || Section.IsLocked(Host.LockedFields);

    public string Back => Then switch { "check" => $"{Here}/check", _ => IsDraft ? Here : $"{Here}/details" };

    public IEnumerable<FieldReason> Reasons => Host.Returned.Where(r => Section.Of(r.Pointer) == Section);

    public IReadOnlyList<string> Lines => DetailsWords.Of(Section, Details, Organisation.Ladder, Names.Of);

    /// <summary>Organisations to choose among: those that agreed, and who is named already.</summary>
    public IReadOnlyList<Choice> Partners => [.. Host.Partners.Concat(Details.Partners ?? []).Distinct().Select(p => new Choice(p.ToString(), Names.Of(p))).OrderBy(c => c.Text, StringComparer.CurrentCulture)];

    public IReadOnlyList<Choice> Grades =>
        [.. Enumerable.Range(Band.Lowest, Band.Highest).Select(b => new Choice(b.ToString(CultureInfo.InvariantCulture), Band.Name(b, Organisation.Ladder)))];

    public async Task<IActionResult> OnGet(string org, string reference, string section)
    {
        if (await Find(org, reference, section) is { } refusal) return refusal;
        Form = DetailsForm.Of(Details, Names).WithEmptyRows();
        Was = Section.MarkOf(Details);
        return Page();
    }

    public async Task<IActionResult> OnPost(string org, string reference, string section)
    {
        if (await Find(org, reference, section) is { } refusal) return refusal;
        if (IsLocked) return StatusCode(StatusCodes.Status409Conflict);
        for (var attempt = 1; ; attempt++)
        {
            var wanted = await Wanted();
            if (!ModelState.IsValid) return Again();
            if (Was is not null && Was != Section.MarkOf(Details) && Section.MarkOf(wanted) != Section.MarkOf(Details)) return ShowConflict(wanted);
            var saved = await Opportunities.SaveDetails(Opportunity.Id.ToString(), wanted, Opportunity.Version, Cancel);
            if (saved.Problem?.Status is not StatusCodes.Status412PreconditionFailed || attempt == Attempts)
                return Took(saved) ? Goto(NextAfter(wanted)) : Again();
            // Somebody was quicker: what they wrote stays, and only this question's answers are written over it.
            if (await Find(org, reference, section) is { } gone) return gone;
        }
    }

    /// <summary>Without script: shows the usual names of the skills that are typed, and saves nothing.</summary>
    public async Task<IActionResult> OnPostFind(string org, string reference, string section)
    {
        if (await Find(org, reference, section) is { } refusal) return refusal;
        if (IsLocked) return StatusCode(StatusCodes.Status409Conflict);
        for (var row = 0; row < Math.Min(Form.SkillsWanted.Count, DetailsForm.MostSkills); row++)
            if (await skills.Find(Form.SkillsWanted[row].Name, Cancel) is { } choices) Known[row] = choices;
        if (Known.Count == 0) ModelState.AddModelError(DetailsForm.Name("SkillsWanted[0].Name"), "We know no other name for what is entered here. You can keep your own words.");
        return Again();
    }

    /// <summary>Errors of other questions that this answer causes stand beside this one.</summary>
    protected override string FieldOf(FieldError error)
    {
        var parts = error.Pointer.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["details", .. var rest] ? rest : [];
        return Form.NameOf(parts.Length > 0 && Section.Fields.Contains(parts[0]) ? parts : [Section.Fields[0]]);
    }

    private async Task<IActionResult?> Find(string org, string reference, string section)
    {
        if (await Open(org, reference) is { } refusal) return refusal;
        if (Section.Find(section) is not { } found) return NotFound();
        Section = found;
        if (found.Slug == "unit") Units = await UnitsToChoose();
        if (found.Slug == "organisations") await Names.Find(Details.OpenToOrganisations, Cancel);
        if (found.Slug == "partners") await Names.Find([.. Host.Partners, .. Details.Partners ?? []], Cancel);
        return null;
    }

    private async Task<IReadOnlyList<Choice>> UnitsToChoose()
    {
        var units = (await Organisations.Units(Organisation.Organisation.ToString(), Cancel)).OrThrow().Items.Where(u => !u.Retired).Select(u => u.Name).ToList();
        // What the post says stays a choice, though the unit is no longer used or was never one.
        if (units.Count > 0 && Details.Unit is { } own && !units.Contains(own)) units.Add(own);
        return [.. units.Select(name => new Choice(name, name))];
    }

    private async Task<OpportunityDetails> Wanted() => Section.Slug switch
    {
        "organisations" => Details with { OpenToOrganisations = await Names.Read(Form.OpenToOrganisations, ModelState, DetailsForm.Name(nameof(Form.OpenToOrganisations)), Cancel) },
        _ => Form.Write(Section, Details, ModelState),
    };

    private PageResult Again()
    {
        Form.WithEmptyRows();
        return Page();
    }

    private PageResult ShowConflict(OpportunityDetails wanted)
    {
        Conflict = (Lines, DetailsWords.Of(Section, wanted, Organisation.Ladder, Names.Of));
        ModelState.AddModelError("", $"Somebody changed this at {Say.Time(Opportunity.ChangedAt)}, while you were writing. Yours is not saved yet.");
        // Saving once more is a choice made knowing theirs.
        ModelState.Remove(nameof(Was));
        Was = Section.MarkOf(Details);
        return Again();
    }

    /// <summary>A follow-up question comes at once; otherwise back to where one was.</summary>
    private string NextAfter(OpportunityDetails saved)
    {
        var then = Then == "check" ? "?then=check" : "";
        if (Section.Slug == "salary" && saved is { Salary: SalaryArrangement.Shared, HomeShare: null }) return $"{Here}/share{then}";
        if (Section.Slug == "visibility" && saved is { Visibility: OpportunityVisibility.Partners, Partners: null or [] }) return $"{Here}/partners{then}";
        return Back;
    }
}
