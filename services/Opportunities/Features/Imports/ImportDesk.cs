using Secondments.Grains;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Features.Opportunities;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>The way to an import for those of its organisation; to others it doesn't exist.</summary>
public sealed class ImportDesk(IGrains grains)
{
    public async Task<Result<Versioned<ImportJob>>> Open(string id, Caller caller, CancellationToken cancel)
    {
        if (!RouteIds.ReadIdOrRef(id, "import").TryGet(out var named, out var unknown)) return unknown;
        if (named.Id is not { } import || await grains.Read<ImportJob>(ImportJob.Key(import), cancel) is not { } found) return Error.NotFound("import");
        return await caller.MustHave(found.State.Organisation, "import", HostDesk.HostRoles) is { } refused ? refused : found;
    }
}
