using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains.Audit;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Organisations.Persistence;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>The operator reads the audit of this service, and has it checked against its seals.</summary>
internal static class ReadAudit
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/audit", List).For(Needs.Operator);
        routes.MapGet("/api/audit/verify", Verify).For(Needs.Operator);
    }

    private static async Task<IResult> List(AuditQueries audit, CancellationToken cancel, string? who, string? what, string? from, string? to, string? cursor, string? size)
    {
        if (!ListQuery.Words(who).TryGet(out var actor, out var badWho)) return Answers.Problem(badWho);
        if (!ListQuery.Words(what).TryGet(out var action, out var badWhat)) return Answers.Problem(badWhat);
        if (!ListQuery.Moment("from", from).TryGet(out var since, out var badFrom)) return Answers.Problem(badFrom);
        if (!ListQuery.Moment("to", to).TryGet(out var until, out var badTo)) return Answers.Problem(badTo);
        var found = await audit.AcrossTenants(actor, action, since, until, cursor, size, cancel);
        return found.TryGet(out var answer, out var error) ? Answers.Ok(answer) : Answers.Problem(error);
    }

    private static async Task<IResult> Verify(AuditVerifier<OrganisationsDb> verifier, CancellationToken cancel)
    {
        var verdict = await verifier.Verify(cancel);
        return Answers.Ok(new AuditVerification(verdict.IsWhole, verdict.Sealed, verdict.Unsealed, verdict.Faults.FirstOrDefault()));
    }
}
