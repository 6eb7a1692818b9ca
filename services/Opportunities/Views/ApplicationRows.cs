using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Views;

/// <summary>
/// An application has a row for each party, each with what that party may read: no query can show one side what is the
/// other's.
/// </summary>
public static class ApplicationRows
{
    public static readonly IReadOnlyList<Type> Types = [typeof(ApplicationRefRow), typeof(OwnApplicationRow), typeof(CandidateRow), typeof(UnsentDraftRow)];

    public static IEnumerable<ViewRow> Of(Application application)
    {
        if (Forgetting.IsOutOfUse(application)) yield break;
        yield return new ApplicationRefRow { EntityId = application.Id.Value, Ref = application.Ref };
        yield return OwnApplicationRow.Of(application);
        if (application.SubmittedAt is not null) yield return CandidateRow.Of(application);
        if (application.State is ApplicationState.Draft) yield return UnsentDraftRow.Of(application);
    }
}

/// <summary>Which application a short reference means. Whether the caller may see it is asked afterwards.</summary>
public sealed class ApplicationRefRow : ViewRow
{
    public string Ref { get; set; } = "";
}

/// <summary>The applicant's own.</summary>
public sealed class OwnApplicationRow : PrivateViewRow
{
    public string Ref { get; set; } = "";
    public Guid Applicant { get; set; }
    public Guid Opportunity { get; set; }
    public string OpportunityRef { get; set; } = "";
    public string Slug { get; set; } = "";
    public string Title { get; set; } = "";
    public Guid Host { get; set; }
    public string HostName { get; set; } = "";
    public DateOnly? Start { get; set; }
    public int? LengthWeeks { get; set; }
    public DateTimeOffset? ClosesAt { get; set; }
    public Guid? Home { get; set; }
    public ApplicationState State { get; set; }
    public bool IsOpen { get; set; }
    public ApplicationWith HeldBy { get; set; }
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset? By { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public ReleaseState? Release { get; set; }
    public string? EndingReason { get; set; }

    public static OwnApplicationRow Of(Application application) => new()
    {
        EntityId = application.Id.Value,
        Readers = [application.Applicant.Value],
        Ref = application.Ref,
        Applicant = application.Applicant.Value,
        Opportunity = application.Post.Opportunity.Value,
        OpportunityRef = application.Post.Ref,
        Slug = application.Post.Slug,
        Title = application.Post.Title,
        Host = application.Post.Host.Value,
        HostName = application.Post.HostName,
        Start = application.Post.Start,
        LengthWeeks = application.Post.LengthWeeks,
        ClosesAt = application.Post.ClosesAt,
        Home = application.Home?.Id.Value,
        State = application.State,
        IsOpen = application.IsOpen(),
        HeldBy = application.With(),
        Since = application.Since,
        By = application.By(),
        ChangedAt = LastChange(application),
        Release = application.Release?.State,
        EndingReason = application.Ending?.Reason,
    };

    public ApplicationListItem Item() => new(
        new(EntityId), Ref, State, new(new(Opportunity), OpportunityRef, Slug, Title, new(Host), HostName, Start, LengthWeeks, ClosesAt),
        Home is { } home ? new OrganisationId(home) : null, HeldBy, Since, By, ChangedAt, Release, EndingReason);

    private static DateTimeOffset LastChange(Application application)
    {
        DateTimeOffset[] changes = [application.SavedAt, application.Since, .. application.Timeline.TakeLast(1).Select(m => m.At)];
        return changes.Max();
    }
}

/// <summary>The host's: only what was sent, and of home's answer only the outcome.</summary>
public sealed class CandidateRow : PrivateViewRow
{
    public string Ref { get; set; } = "";
    public Guid Opportunity { get; set; }
    public int Round { get; set; }
    public Guid Host { get; set; }
    public string Name { get; set; } = "";
    public Guid Home { get; set; }
    public string HomeName { get; set; } = "";
    public Sector HomeSector { get; set; }
    public ApplicationState State { get; set; }
    public DateTimeOffset SubmittedAt { get; set; }
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset? AnswerBy { get; set; }
    public ReleaseState? Release { get; set; }
    public bool ReleaseHasConditions { get; set; }
    public int SkillsMet { get; set; }
    public int SkillsWanted { get; set; }
    public int? Band { get; set; }

    public static CandidateRow Of(Application application) => new()
    {
        EntityId = application.Id.Value,
        Readers = [application.Post.Host.Value],
        Ref = application.Ref,
        Opportunity = application.Post.Opportunity.Value,
        Round = application.Post.Round,
        Host = application.Post.Host.Value,
        Name = application.Contact.Name,
        Home = application.Home!.Id.Value,
        HomeName = application.Home.Name,
        HomeSector = application.Home.Sector,
        State = application.State,
        SubmittedAt = application.SubmittedAt!.Value,
        Since = application.Since,
        AnswerBy = application.Offer?.AnswerBy,
        Release = application.Release?.State,
        ReleaseHasConditions = application.Release is { State: ReleaseState.GrantedWithConditions },
        SkillsMet = Fit.Of(application).Count(f => f.Named),
        SkillsWanted = application.Post.SkillsWanted.Count,
        Band = application.Profile?.Band,
    };

    public CandidateListItem Item() => new(
        new(EntityId), Ref, State, Name, new(Home), HomeName, HomeSector, SubmittedAt, Since, AnswerBy, Release, ReleaseHasConditions,
        SkillsMet, SkillsWanted, Band, Round);
}

/// <summary>That somebody has a draft: a host learns how many there are, never whose.</summary>
public sealed class UnsentDraftRow : PrivateViewRow
{
    public Guid Opportunity { get; set; }

    public static UnsentDraftRow Of(Application application) => new()
    {
        EntityId = application.Id.Value,
        Readers = [application.Post.Host.Value],
        Opportunity = application.Post.Opportunity.Value,
    };
}
