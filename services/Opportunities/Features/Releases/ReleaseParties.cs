using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Domain.Releases;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Releases;

/// <summary>Finds a release for those of home who decide it. For everybody else, the host and the applicant too, it isn't there.</summary>
internal sealed class ReleaseParties(IGrains grains, IReads<OpportunitiesDb> reads)
{
    public async Task<Result<Versioned<Release>>> ForHome(string idOrRef, Caller caller, CancellationToken cancel)
    {
        if (!RouteIds.ReadIdOrRef(idOrRef, Release.Kind).TryGet(out var named, out var error)) return error;
        var id = named.Id ?? await reads.Query(Reader.Public, db => db.Set<ReleaseRefRow>()
            .Where(r => r.Ref == named.Ref).Select(r => (Guid?)r.EntityId).FirstOrDefaultAsync(cancel), cancel);
        if (id is not { } known || await grains.Read<Release>(Keys.Release(new ReleaseId(known)), cancel) is not { State.ForgottenAt: null } found) return Error.NotFound(Release.Kind);
        return await caller.MustHave(found.State.Home.Id, Release.Kind, MemberRole.Releaser) is { } refusal ? refusal : found;
    }

    /// <summary>The opportunity as home needs it to decide.</summary>
    public static ReleaseOpportunity Of(PostFacts post) => new(
        post.Opportunity, post.Ref, post.Slug, post.Title, post.HostName, post.HostSector, post.Start, post.LengthWeeks, post.Pattern,
        post.DaysPerWeek, post.Place, post.Salary, post.HomeShare, post.SalaryNote);

    public static IReadOnlyList<string> Allowed(Release release)
    {
        List<string> actions = [];
        if (ReleaseTransitions.IsAllowed(release.State, ReleaseMove.Grant)) actions.AddRange(["grant", "defer", "refuse"]);
        if (release.CanChangeManager()) actions.Add("confirm-manager");
        return actions;
    }
}
