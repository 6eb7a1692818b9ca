using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;
using Secondments.Portal.Pages.Manage.Passport;

namespace Secondments.Portal.Pages.Home;

/// <summary>One thing that waits: what to do, about what, for whom, and by when.</summary>
/// <param name="By">By when; null when nothing presses.</param>
public sealed record HomeRow(string Verb, string What, string Href, string? Organisation, DateTimeOffset? By, string? Note = null);

/// <summary>What needs a person now, over all their hats; assembled from the services' own lists.</summary>
internal sealed class IndexModel(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who, TimeProvider clock) : PortalPage
{
    private const int MostShown = 10;

    public Me Me { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    /// <summary>Overdue first, then by date.</summary>
    public IReadOnlyList<HomeRow> Needed { get; private set; } = [];

    public IReadOnlyList<HomeRow> Waiting { get; private set; } = [];

    /// <summary>What the reader's applications came to of late.</summary>
    public IReadOnlyList<ApplicationListItem> Recent { get; private set; } = [];

    /// <summary>Whose part of the list could not be had.</summary>
    public bool IsPartial { get; private set; }

    public async Task OnGet(bool all)
    {
        Me = await who.Needed();
        Now = clock.GetUtcNow();
        var parts = await Task.WhenAll([
            OfMine(),
            .. Me.Managed.SelectMany(o => Parts(o)),
            .. Me.Organisations.Where(o => o.Roles.Contains(MemberRole.Admin)).Select(OfAdmin),
            .. Me.Organisations.Where(o => o.Roles.Contains(MemberRole.Admin)).Select(OfAdminsAnswers),
            .. Me.IsOperator ? new[] { OfOperator() } : []]);
        await FindJoinable();
        Needed = [.. parts.SelectMany(p => p.Needed).OrderBy(r => r.By ?? DateTimeOffset.MaxValue).Take(all ? int.MaxValue : MostShown)];
        MoreNeeded = parts.Sum(p => p.Needed.Count) - Needed.Count;
        Waiting = [.. parts.SelectMany(p => p.Waiting).OrderBy(r => r.By ?? DateTimeOffset.MaxValue).Take(MostShown)];
    }

    /// <summary>For those who belong nowhere: whose domain their address lies in.</summary>
    public IReadOnlyList<JoinableOrganisation> Joinable { get; private set; } = [];

    /// <summary>How many more there are than are shown.</summary>
    public int MoreNeeded { get; private set; }

    /// <summary>«by 3 March 2026 (in 2 days)», or how long it is overdue.</summary>
    public string? DueOf(HomeRow row)
    {
        if (row.By is not { } by) return row.Note;
        if (by < Now) return $"was due {Say.Date(by)}";
        return Say.InDays(by, Now) is { } days ? $"by {Say.Deadline(by)} ({days})" : $"by {Say.Date(by)}";
    }

    private IEnumerable<Task<Part>> Parts(MyMembership organisation)
    {
        if (organisation.Roles.Any(r => r is MemberRole.Host)) yield return OfHost(organisation);
        if (organisation.Roles.Contains(MemberRole.Releaser)) yield return OfReleaser(organisation);
    }

    private Task<Part> OfMine() => Try(async () =>
    {
        var mine = (await opportunities.Applications(Cancel)).OrThrow().Items;
        Recent = [.. mine.Where(a => a.ChangedAt > Now.AddDays(-14) && a.State is not ApplicationState.Draft).Take(5)];
        var part = new Part();
        foreach (var application in mine)
        {
            var (title, href) = (application.Opportunity.Title, $"/applications/{application.Ref}");
            switch (application.State)
            {
                case ApplicationState.Draft when application.Opportunity.ClosesAt > Now:
                    part.Needed.Add(new("Finish your application", title, href, application.Opportunity.HostName, application.Opportunity.ClosesAt));
                    break;
                case ApplicationState.Offered when application.With is ApplicationWith.Applicant:
                    part.Needed.Add(new("Answer the offer", title, $"{href}/offer", application.Opportunity.HostName, application.By));
                    break;
                case ApplicationState.Submitted or ApplicationState.Shortlisted or ApplicationState.Interview or ApplicationState.Offered:
                    var waitsFor = application.With switch
                    {
                        ApplicationWith.Manager => "Your manager",
                        ApplicationWith.Releaser => "Your HR team",
                        _ => application.Opportunity.HostName,
                    };
                    part.Waiting.Add(new(waitsFor, title, href, null, application.By, $"since {Say.Date(application.Since)}"));
                    break;
            }
        }
        return part;
    });

    private Task<Part> OfHost(MyMembership organisation) => Try(async () =>
    {
        var part = new Part();
        var open = (await opportunities.List(organisation.Organisation, "changed", Cancel, "in_review", "returned", "live", "closed")).OrThrow().Items;
        foreach (var opportunity in open)
        {
            var href = $"/manage/{organisation.Slug}/opportunities/{opportunity.Ref}";
            var title = opportunity.Title ?? "No title yet";
            if (opportunity.State is OpportunityState.Returned) part.Needed.Add(new("Make the changes asked for", title, href, organisation.Name, null, $"returned {Say.Ago(opportunity.ChangedAt, Now)}"));
            else if (opportunity.State is OpportunityState.InReview) part.Needed.Add(new("Look at it before it opens", title, $"{href}/review", organisation.Name, null, $"waiting since {Say.Date(opportunity.ChangedAt)}"));
            else if (opportunity.Waiting > 0) part.Needed.Add(new($"Answer {Say.Count(opportunity.Waiting, "person", "people")}", title, $"{href}/people", organisation.Name, opportunity.State is OpportunityState.Live ? opportunity.ClosesAt : null));
        }
        return part;
    });

    private Task<Part> OfReleaser(MyMembership organisation) => Try(async () =>
    {
        var part = new Part();
        foreach (var release in (await opportunities.Releases(organisation.Organisation, Cancel, "requested", "deferred")).OrThrow().Items)
        {
            var row = new HomeRow("Decide whether they can go", $"{release.PersonName}, {release.Title}", $"/manage/{organisation.Slug}/releases/{release.Ref}", organisation.Name, release.By);
            if (release.State is ReleaseState.Requested && release.WaitingFor is not ReleaseWaitingFor.Manager) part.Needed.Add(row);
            else part.Waiting.Add(row with { Verb = release.ManagerName, Note = $"since {Say.Date(release.RequestedAt)}" });
        }
        return part;
    });

    private Task<Part> OfAdmin(MyMembership organisation) => Try(async () =>
    {
        var part = new Part();
        var href = $"/manage/{organisation.Slug}";
        if (organisation.State is OrganisationState.Applied) part.Waiting.Add(new("The operator of the exchange", $"checks {organisation.Name}", $"/join/{organisation.Ref}", null, null, "usually 5 working days"));
        if (organisation.State is OrganisationState.Returned) part.Needed.Add(new("Add what is missing", $"to have {organisation.Name} verified", $"/join/{organisation.Ref}", organisation.Name, null));
        if (organisation.State is OrganisationState.Verified
            && (await organisations.Get(organisation.Slug, Cancel)).OrThrow().RolesNobodyHolds is { Count: > 0 } empty)
        {
            part.Needed.Add(new("Invite people", $"Nobody has the role {Say.List([.. empty.Select(r => Labels.Of(r).ToLowerInvariant())])} yet", href, organisation.Name, null));
        }
        return part;
    });

    /// <summary>What an admin is asked, and what ends before long.</summary>
    private Task<Part> OfAdminsAnswers(MyMembership organisation) => Try(async () =>
    {
        var part = new Part();
        if (organisation.State is not (OrganisationState.Verified or OrganisationState.Suspended)) return part;
        var (id, href) = (organisation.Organisation.ToString(), $"/manage/{organisation.Slug}");
        foreach (var asker in (await organisations.JoinRequests(id, null, Cancel)).OrThrow().Items)
            part.Needed.Add(new("Answer who asks to join", asker.Name ?? "Somebody", $"{href}/members/joining/{asker.Person}", organisation.Name, null, $"asked {Say.Ago(asker.AskedAt, Now)}"));
        foreach (var partner in (await organisations.PartnersThatAsk(id, Cancel)).OrThrow().Items.Where(p => !p.WeAsked))
            part.Needed.Add(new("Answer whether to be partners", partner.Name, $"{href}/partners/{partner.Partner}", organisation.Name, null, $"asked {Say.Ago(partner.Since, Now)}"));
        foreach (var (what, until, _) in PassportWords.Ending((await organisations.Passport(id, Cancel)).OrThrow(), UkTime.DayOf(Now)))
            part.Needed.Add(new("Update the passport", what, $"{href}/passport", organisation.Name, UkTime.EndOf(until)));
        return part;
    });

    private async Task FindJoinable()
    {
        if (Me.Organisations.Count > 0) return;
        try
        {
            Joinable = (await organisations.Joinable(Cancel)).OrNone()?.Items ?? [];
        }
        catch (UnavailableException)
        {
            IsPartial = true;
        }
    }

    private Task<Part> OfOperator() => Try(async () =>
    {
        var part = new Part();
        var claims = (await organisations.ToCheck(Microsoft.AspNetCore.Http.QueryCollection.Empty, Cancel)).OrThrow();
        if (claims.Total > 0)
            part.Needed.Add(new("Verify", Say.Count(claims.Total, "organisation"), "/operator/organisations", null, null, $"the oldest has waited since {Say.Date(claims.Items[0].WaitingSince)}"));
        return part;
    });

    /// <summary>One service that is away, or a role lost a moment ago, takes away its own rows only.</summary>
    private async Task<Part> Try(Func<Task<Part>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: 403 or 404 or 503 })
        {
            IsPartial = true;
            return new Part();
        }
    }

    private sealed class Part
    {
        public List<HomeRow> Needed { get; } = [];

        public List<HomeRow> Waiting { get; } = [];
    }
}
