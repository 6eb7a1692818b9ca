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

/// <summary>What one hat of a person has waiting.</summary>
/// <param name="slug">The organisation whose work it is; null for one's own and the operator's.</param>
internal sealed class NeededPart(string? slug)
{
    public string? Slug => slug;

    public List<HomeRow> Needed { get; } = [];

    public List<HomeRow> Waiting { get; } = [];

    /// <summary>What the reader's applications came to of late.</summary>
    public IReadOnlyList<ApplicationListItem> Recent { get; set; } = [];

    /// <summary>It could not be had.</summary>
    public bool IsPartial { get; init; }
}

/// <summary>What needs a person now, hat by hat; assembled from the services' own lists.</summary>
internal sealed class NeedsYou(OpportunitiesClient opportunities, OrganisationsClient organisations, TimeProvider clock)
{
    private DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IReadOnlyList<NeededPart>> Read(Me me, CancellationToken cancel) => await Task.WhenAll([
        OfMine(cancel),
        .. me.Managed.SelectMany(o => Parts(o, cancel)),
        .. me.IsOperator ? new[] { OfOperator(cancel) } : []]);

    private IEnumerable<Task<NeededPart>> Parts(MyMembership organisation, CancellationToken cancel)
    {
        if (organisation.Roles.Contains(MemberRole.Host)) yield return OfHost(organisation, cancel);
        if (organisation.Roles.Contains(MemberRole.Releaser)) yield return OfReleaser(organisation, cancel);
        if (!organisation.Roles.Contains(MemberRole.Admin)) yield break;
        yield return OfAdmin(organisation, cancel);
        yield return OfAdminsAnswers(organisation, cancel);
    }

    private Task<NeededPart> OfMine(CancellationToken cancel) => Try(null, async part =>
    {
        var mine = (await opportunities.Applications(cancel)).OrThrow().Items;
        part.Recent = [.. mine.Where(a => a.ChangedAt > Now.AddDays(-14) && a.State is not ApplicationState.Draft).Take(5)];
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
    });

    private Task<NeededPart> OfHost(MyMembership organisation, CancellationToken cancel) => Try(organisation.Slug, async part =>
    {
        var open = (await opportunities.List(organisation.Organisation, "changed", cancel, "in_review", "returned", "live", "closed")).OrThrow().Items;
        foreach (var opportunity in open)
        {
            var href = $"/manage/{organisation.Slug}/opportunities/{opportunity.Ref}";
            var title = opportunity.Title ?? "No title yet";
            if (opportunity.State is OpportunityState.Returned) part.Needed.Add(new("Make the changes asked for", title, href, organisation.Name, null, $"returned {Say.Ago(opportunity.ChangedAt, Now)}"));
            else if (opportunity.State is OpportunityState.InReview) part.Needed.Add(new("Look at it before it opens", title, $"{href}/review", organisation.Name, null, $"waiting since {Say.Date(opportunity.ChangedAt)}"));
            else if (opportunity.Waiting > 0) part.Needed.Add(new($"Answer {Say.Count(opportunity.Waiting, "person", "people")}", title, $"{href}/people", organisation.Name, opportunity.State is OpportunityState.Live ? opportunity.ClosesAt : null));
        }
    });

    private Task<NeededPart> OfReleaser(MyMembership organisation, CancellationToken cancel) => Try(organisation.Slug, async part =>
    {
        foreach (var release in (await opportunities.Releases(organisation.Organisation, cancel, "requested", "deferred")).OrThrow().Items)
        {
            var row = new HomeRow("Decide whether they can go", $"{release.PersonName}, {release.Title}", $"/manage/{organisation.Slug}/releases/{release.Ref}", organisation.Name, release.By);
            if (release.State is ReleaseState.Requested && release.WaitingFor is not ReleaseWaitingFor.Manager) part.Needed.Add(row);
            else part.Waiting.Add(row with { Verb = release.ManagerName, Note = $"since {Say.Date(release.RequestedAt)}" });
        }
    });

    private Task<NeededPart> OfAdmin(MyMembership organisation, CancellationToken cancel) => Try(organisation.Slug, async part =>
    {
        var href = $"/manage/{organisation.Slug}";
        if (organisation.State is OrganisationState.Applied) part.Waiting.Add(new("The operator of the exchange", $"checks {organisation.Name}", $"/join/{organisation.Ref}", null, null, "usually 5 working days"));
        if (organisation.State is OrganisationState.Returned) part.Needed.Add(new("Add what is missing", $"to have {organisation.Name} verified", $"/join/{organisation.Ref}", organisation.Name, null));
        if (organisation.State is OrganisationState.Verified
            && (await organisations.Get(organisation.Slug, cancel)).OrThrow().RolesNobodyHolds is { Count: > 0 } empty)
        {
            part.Needed.Add(new("Invite people", $"Nobody has the role {Say.List([.. empty.Select(r => Labels.Of(r).ToLowerInvariant())])} yet", href, organisation.Name, null));
        }
    });

    /// <summary>What an admin is asked, and what ends before long.</summary>
    private Task<NeededPart> OfAdminsAnswers(MyMembership organisation, CancellationToken cancel) => Try(organisation.Slug, async part =>
    {
        if (organisation.State is not (OrganisationState.Verified or OrganisationState.Suspended)) return;
        var (id, href) = (organisation.Organisation.ToString(), $"/manage/{organisation.Slug}");
        foreach (var asker in (await organisations.JoinRequests(id, null, cancel)).OrThrow().Items)
            part.Needed.Add(new("Answer who asks to join", asker.Name ?? "Somebody", $"{href}/members/joining/{asker.Person}", organisation.Name, null, $"asked {Say.Ago(asker.AskedAt, Now)}"));
        foreach (var partner in (await organisations.PartnersThatAsk(id, cancel)).OrThrow().Items.Where(p => !p.WeAsked))
            part.Needed.Add(new("Answer whether to be partners", partner.Name, $"{href}/partners/{partner.Partner}", organisation.Name, null, $"asked {Say.Ago(partner.Since, Now)}"));
        foreach (var (what, until, _) in PassportWords.Ending((await organisations.Passport(id, cancel)).OrThrow(), UkTime.DayOf(Now)))
            part.Needed.Add(new("Update the passport", what, $"{href}/passport", organisation.Name, UkTime.EndOf(until)));
    });

    private Task<NeededPart> OfOperator(CancellationToken cancel) => Try(null, async part =>
    {
        var claims = (await organisations.ToCheck(Microsoft.AspNetCore.Http.QueryCollection.Empty, cancel)).OrThrow();
        if (claims.Total > 0)
            part.Needed.Add(new("Verify", Say.Count(claims.Total, "organisation"), "/operator/organisations", null, null, $"the oldest has waited since {Say.Date(claims.Items[0].WaitingSince)}"));
    });

    /// <summary>One service that is away, or a role lost a moment ago, takes away its own rows only.</summary>
    private static async Task<NeededPart> Try(string? slug, Func<NeededPart, Task> read)
    {
        var part = new NeededPart(slug);
        try
        {
            await read(part);
            return part;
        }
        catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: 403 or 404 or 503 })
        {
            return new NeededPart(slug) { IsPartial = true };
        }
    }
}
