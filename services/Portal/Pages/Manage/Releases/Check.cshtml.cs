using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Releases;

/// <summary>The decision as each reader will see it, before it counts.</summary>
internal sealed class CheckModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ReleaseDecisionPage(opportunities, organisations, who)
{
    public ReleaserChoice Decision => Steps!.Choice;

    public IReadOnlyList<string> Conditions => Decision is ReleaserChoice.WithConditions ? Steps!.Conditions : [];

    /// <summary>As the person and the host read it.</summary>
    public string Outcome => Decision switch
    {
        ReleaserChoice.Release => "Released",
        ReleaserChoice.WithConditions => "Released, with conditions",
        ReleaserChoice.NotBefore => $"Not before {(Steps!.NotBefore is { } day ? Say.Date(day) : "a later date")}",
        _ => "Not released",
    };

    public string Button => Decision switch
    {
        ReleaserChoice.Release or ReleaserChoice.WithConditions => "Release",
        ReleaserChoice.NotBefore => "Confirm answer",
        _ => "Do not release",
    };

    public async Task<IActionResult> OnGet(string org, string reference) => await FindStep(org, reference) ?? (May("grant") ? Page() : Goto(Address));

    public async Task<IActionResult> OnPost(string org, string reference)
    {
        if (await FindStep(org, reference) is { } refusal) return refusal;
        var steps = Steps!;
        var id = Release.Id.ToString();
        var decided = steps.Choice switch
        {
            ReleaserChoice.Release => await Opportunities.GrantRelease(id, new GrantReleaseRequest(null, steps.LineForPerson, steps.LineForHr, steps.Cover), Cancel),
            ReleaserChoice.WithConditions => await Opportunities.GrantRelease(id, new GrantReleaseRequest(steps.Conditions, steps.LineForPerson, steps.LineForHr, steps.Cover), Cancel),
            ReleaserChoice.NotBefore => await Opportunities.DeferRelease(id, new DeferReleaseRequest(steps.NotBefore, steps.LineForPerson, steps.LineForHr), Cancel),
            _ => await Opportunities.RefuseRelease(id, new RefuseReleaseRequest(steps.Reason, steps.LineForPerson, steps.LineForHr), Cancel),
        };
        if (!Took(decided)) return Page();
        Kept.Keep(steps with { IsDone = true, Typed = null, Ticked = [], LineForPerson = null, LineForHr = null, Reason = null, Cover = null });
        return Goto($"{Address}/done");
    }

    /// <summary>Every answer stands on an earlier step.</summary>
    protected override string FieldOf(FieldError error) => "";

    private async Task<IActionResult?> FindStep(string org, string reference) => await Find(org, reference) ?? Steps switch
    {
        null => Goto(Address),
        { IsDone: true } => Goto($"{Address}/done"),
        { IsReady: false } => Goto($"{Address}/details"),
        _ => null,
    };
}
