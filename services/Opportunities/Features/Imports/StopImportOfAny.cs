using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>POST /api/operator/imports/{id}/cancel: as its own organisation's, for the operator.</summary>
internal static class StopImportOfAny
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/operator/imports/{id}/cancel", Handle).For(Needs.Operator);

    private static async Task<IResult> Handle(string id, Caller caller, IGrains grains, Commands commands, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(id, "D", out var import) || await grains.Read<ImportJob>(ImportJob.Key(import), cancel) is not { } job) return Answers.Problem(Error.NotFound("import"));
        return await commands.Run(ImportJob.Key(import), new CancelImport(), caller, job.State.Organisation);
    }
}
