using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>POST /api/opportunities/imports/{id}/cancel: rows that are done stay, the rest is left.</summary>
internal static class StopImport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/imports/{id}/cancel", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin));

    private static async Task<IResult> Handle(string id, Caller caller, ImportDesk desk, Commands commands, CancellationToken cancel) =>
        (await desk.Open(id, caller, cancel)).TryGet(out var job, out var refused)
            ? await commands.Run(ImportJob.Key(job.State.Id), new CancelImport(), caller, job.State.Organisation)
            : Answers.Problem(refused);
}
