using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Search.Api;
using Secondments.Grains;
using Secondments.Pages.Parts;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Pages.Applications;

/// <summary>One application: while it is a draft its parts, after that where it stands and what happened.</summary>
internal sealed class ShowModel(OpportunitiesClient opportunities, OrganisationsClient organisations, SearchClient search, TimeProvider clock) : ApplicationPage(opportunities)
{
    public DateTimeOffset Now { get; private set; }

    /// <summary>The post as it is today; null when it can't be seen any more.</summary>
    public OpportunityAnswer? Opportunity { get; private set; }

    /// <summary>What the host being on hold means to the applicant; null when it isn't.</summary>
    public string? OnHold { get; private set; }

    /// <summary>After an acceptance: the others that are still open.</summary>
    public IReadOnlyList<ApplicationListItem> Others { get; private set; } = [];

    /// <summary>After an ending that wasn't the reader's choice: open posts like this one.</summary>
    public IReadOnlyList<SearchHit> Similar { get; private set; } = [];

    public DateTimeOffset? ClosesAt => Opportunity?.ClosesAt ?? Post.ClosesAt;

    public bool TakesApplications => Opportunity is { TakesApplications: true };

    public StateLabel State => StateLabels.Of(
        Application.State,
        Application.State is ApplicationState.Offered && Application.With is not ApplicationWith.Applicant ? StateReader.Other : StateReader.Person,
        Application.Ending?.Reason);

    public TaskState About => Filled(Mine.Answers.AboutYou);

    public TaskState Skills => Mine.Answers.Skills is not { Count: > 0 } given ? TaskState.NotStarted
        : (Opportunity?.Details.SkillsWanted ?? []).Where(w => w.Essential).All(w => given.Any(g => string.Equals(g.Skill, w.Name, StringComparison.OrdinalIgnoreCase))) && given.All(g => g.Example.Length > 0)
            ? TaskState.Completed
            : TaskState.InProgress;

    public TaskState Why => Filled(Mine.Answers.Why);

    public TaskState Dates => Filled(Mine.Answers.Dates);

    public TaskState Adjustments => Filled(Mine.Answers.Adjustments);

    /// <summary>That it was dealt with is all that is known, answered or skipped.</summary>
    public TaskState Equality { get; private set; }

    public TaskState Manager => Mine.Answers switch
    {
        { ManagerName: not null, ManagerEmail: not null, AskManager: not null } => TaskState.Completed,
        { ManagerName: null, ManagerEmail: null, AskManager: null, LinesToManager: null } => TaskState.NotStarted,
        _ => TaskState.InProgress,
    };

    public bool CanCheck => Why is TaskState.Completed && Manager is TaskState.Completed;

    /// <summary>The first part that is still needed.</summary>
    public string Continue => CanCheck ? $"{Root}/check" : About is TaskState.NotStarted ? $"{Root}/about" : Why is not TaskState.Completed ? $"{Root}/why" : $"{Root}/manager";

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await Find(reference) is { } refusal) return refusal;
        Now = clock.GetUtcNow();
        if (IsDraft)
        {
            Opportunity = (await Opportunities.Get(Post.Ref, Cancel)).OrNone();
            Equality = (await Opportunities.Equality(Application.Id.ToString(), Cancel)).OrThrow().Asked ? TaskState.Completed : TaskState.NotStarted;
        }
        if (Application.State is ApplicationState.Submitted or ApplicationState.Shortlisted or ApplicationState.Interview or ApplicationState.Offered) OnHold = await OnHoldWords();
        if (Application.State is ApplicationState.Accepted)
        {
            var open = (await Opportunities.Applications(Cancel, "draft", "submitted", "shortlisted", "interview", "offered")).OrThrow();
            Others = [.. open.Items.Where(a => a.Ref != Application.Ref)];
        }
        if (Application.State is ApplicationState.NotSelected or ApplicationState.NotSelectedAfterInterview or ApplicationState.Lapsed) await FindSimilar();
        return Page();
    }

    /// <summary>By its title: a post that has closed is in no index, and so is similar to none there.</summary>
    private async Task FindSimilar()
    {
        try
        {
            var found = await search.Opportunities([("q", Post.Title), ("size", "4")], Cancel);
            Similar = [.. (found.IsOk ? found.Value!.Items : []).Where(hit => hit.Ref != Post.Ref).Take(3)];
        }
        catch (UnavailableException)
        {
            // The page says what it is about all the same.
        }
    }

    private async Task<string?> OnHoldWords()
    {
        if ((await organisations.Get(Post.Host.ToString(), Cancel)).OrNone() is not { State: OrganisationState.Suspended }) return null;
        return Application is { State: ApplicationState.Offered, With: ApplicationWith.Applicant }
            ? $"{Post.HostName} is on hold. You can still answer the offer."
            : $"{Post.HostName} is on hold. Nothing is needed from you.";
    }

    private static TaskState Filled(string? text) => text is null ? TaskState.NotStarted : TaskState.Completed;
}
