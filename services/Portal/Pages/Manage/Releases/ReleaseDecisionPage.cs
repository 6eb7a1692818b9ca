using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Manage.Releases;

/// <summary>What a releaser decides.</summary>
public enum ReleaserChoice
{
    Release,
    WithConditions,
    NotBefore,
    DoNotRelease,
}

/// <summary>What a releaser has answered so far.</summary>
/// <param name="IsDone">It is confirmed.</param>
public sealed record ReleaserSteps(
    ReleaserChoice Choice,
    IReadOnlyList<string> Ticked,
    string? Typed,
    DateOnly? NotBefore,
    ReleaseReason? Reason,
    string? LineForPerson,
    string? LineForHr,
    string? Cover,
    bool IsReady,
    bool IsDone = false)
{
    public IReadOnlyList<string> Conditions => ReleaseWords.Together(Ticked, Typed);
}

/// <summary>A page about one release, for those of home who decide it. Another organisation's isn't there.</summary>
internal abstract class ReleaseDecisionPage(OpportunitiesClient opportunities, OrganisationsClient organisations, Who who) : ManagePage(who)
{
    protected OpportunitiesClient Opportunities { get; } = opportunities;

    public ReleaseAnswer Release { get; private set; } = null!;

    public ReleaseOpportunity Post => Release.Opportunity;

    public string List => $"{Root}/releases";

    public string Address => $"{List}/{Release.Ref}";

    public bool IsOwn => Release.Person.ToString() == Me.Subject;

    public bool May(string action) => Release.Allowed.Contains(action) && !IsOwn;

    public ReleaserSteps? Steps { get; private set; }

    protected StepCookie<ReleaserSteps> Kept { get; private set; } = null!;

    /// <summary>Null when it is there for the reader.</summary>
    protected async Task<IActionResult?> Find(string org, string reference)
    {
        if (await Enter(org, organisations, MemberRole.Releaser) is { } refusal) return refusal;
        if (Ids.ParseRef(reference) is not { } known || (await Opportunities.Release(known, Cancel)).OrNone() is not { } found || found.Home != Organisation.Organisation) return NotFound();
        Release = found;
        Kept = new(HttpContext, Address, $"{Release.Id} {Me.Subject}");
        Steps = Kept.Read();
        return null;
    }
}
