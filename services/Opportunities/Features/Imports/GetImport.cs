using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>GET /api/opportunities/imports/{id}: how far it is.</summary>
internal static class GetImport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/opportunities/imports/{id}", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin)).Produces<ImportAnswer>();

    private static async Task<IResult> Handle(string id, Caller caller, ImportDesk desk, CancellationToken cancel) =>
        (await desk.Open(id, caller, cancel)).TryGet(out var job, out var refused)
            ? Answers.Ok(ImportJobRow.Of(job.State).Answer() with { Version = job.Version }, job.Version)
            : Answers.Problem(refused);
}
