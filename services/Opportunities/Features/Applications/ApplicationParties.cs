using Microsoft.EntityFrameworkCore;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>
/// Finds an application for one of its parties. For everybody else it isn't there: a draft is its writer's alone, and home
/// reads its release, never the application.
/// </summary>
internal sealed class ApplicationParties(IGrains grains, IReads<OpportunitiesDb> reads)
{
    public async Task<Result<Versioned<Application>>> ForApplicant(string idOrRef, Caller caller, CancellationToken cancel)
    {
        var found = await Find(idOrRef, cancel);
        return found is not null && IsApplicant(found.State, caller) ? found : Error.NotFound(Application.Kind);
    }

    /// <summary>For those who choose people at the host.</summary>
    public async Task<Result<Versioned<Application>>> ForHost(string idOrRef, Caller caller, CancellationToken cancel)
    {
        if (await Find(idOrRef, cancel) is not { State.SubmittedAt: not null } found) return Error.NotFound(Application.Kind);
        return await caller.MustHave(found.State.Post.Host, Application.Kind, MemberRole.Host) is { } refusal ? refusal : found;
    }

    public async Task<Versioned<Application>?> Find(string idOrRef, CancellationToken cancel)
    {
        if (!RouteIds.ReadIdOrRef(idOrRef, Application.Kind).TryGet(out var named, out _)) return null;
        var id = named.Id ?? await reads.Query(Reader.Public, db => db.Set<ApplicationRefRow>()
            .Where(r => r.Ref == named.Ref).Select(r => (Guid?)r.EntityId).FirstOrDefaultAsync(cancel), cancel);
        if (id is not { } known || await grains.Read<Application>(Keys.Application(new ApplicationId(known)), cancel) is not { } found) return null;
        return Forgetting.IsOutOfUse(found.State) ? null : found;
    }

    public static bool IsApplicant(Application application, Caller caller) => caller.Person is { } person && person == application.Applicant;
}
