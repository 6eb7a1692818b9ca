using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>GET /api/opportunities/imports?organisation=: an organisation's imports, newest first.</summary>
internal static class ListImports
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/opportunities/imports", Handle).For(Needs.Member(MemberRole.Host, MemberRole.Admin)).Produces<ListOf<ImportAnswer>>();

    private static async Task<IResult> Handle(Guid? organisation, string? cursor, string? size, Caller caller, ImportQueries queries, CancellationToken cancel)
    {
        if (organisation is not { } named)
            return Answers.Problem(Error.Invalid("import.organisation", new FieldError("/organisation", "required", "Name the organisation in the query.")));
        if (await caller.MustHave(new(named), "organisation", HostDesk.HostRoles) is { } refused) return Answers.Problem(refused);
        if (!PageSize.Read(size).TryGet(out var number, out var badSize)) return Answers.Problem(badSize);
        return (await queries.Page(new(named), cursor, number, cancel)).TryGet(out var page, out var error) ? Answers.Ok(page) : Answers.Problem(error);
    }
}
