using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Opportunities.Domain.Releases;

namespace Secondments.Opportunities.Views;

/// <summary>A release in its home organisation's lists: home's alone.</summary>
public sealed class ReleaseRow : PrivateViewRow
{
    public string Ref { get; set; } = "";
    public Guid Home { get; set; }
    public Guid Application { get; set; }
    public Guid Opportunity { get; set; }
    public Guid Person { get; set; }
    public string PersonName { get; set; } = "";
    public string Title { get; set; } = "";
    public string HostName { get; set; } = "";
    public DateOnly? Start { get; set; }
    public DateOnly? LastDay { get; set; }
    public int? LengthWeeks { get; set; }
    public ReleaseState State { get; set; }
    public ReleaseWaitingFor? WaitingFor { get; set; }
    public DateTimeOffset RequestedAt { get; set; }
    public DateTimeOffset? By { get; set; }
    public string ManagerName { get; set; } = "";
    public ManagerAnswer? ManagerAnswer { get; set; }

    public static ReleaseRow Of(Release release) => new()
    {
        EntityId = release.Id.Value,
        Readers = [release.Home.Id.Value],
        Ref = release.Ref,
        Home = release.Home.Id.Value,
        Application = release.Application.Value,
        Opportunity = release.Post.Opportunity.Value,
        Person = release.Person.Id.Value,
        PersonName = release.Person.Name,
        Title = release.Post.Title,
        HostName = release.Post.HostName,
        Start = release.Post.Start,
        LastDay = release.Post is { Start: { } start, LengthWeeks: { } weeks } ? start.AddDays((weeks * 7) - 1) : null,
        LengthWeeks = release.Post.LengthWeeks,
        State = release.State,
        WaitingFor = release.WaitingFor,
        RequestedAt = release.RequestedAt,
        By = release.By,
        ManagerName = release.Manager.Name,
        ManagerAnswer = release.Answer?.Answer,
    };

    public ReleaseListItem Item() => new(
        new(EntityId), Ref, State, WaitingFor, new(Person), PersonName, Title, HostName, Start, LengthWeeks, RequestedAt, By, ManagerName, ManagerAnswer);
}

/// <summary>Which release a short reference means. Whether the caller may see it is asked afterwards.</summary>
public sealed class ReleaseRefRow : ViewRow
{
    public string Ref { get; set; } = "";

    public static ReleaseRefRow Of(Release release) => new() { EntityId = release.Id.Value, Ref = release.Ref };
}
