using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>The organisations that the operator has verified.</summary>
internal static class ListOrganisations
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/organisations", Handle).For(Needs.Anyone);

    private static async Task<IResult> Handle(OrganisationList list, CancellationToken cancel, string? q, string[]? sector, string? convening, string? sort, string? cursor, string? size)
    {
        if (!ListQuery.Words(q).TryGet(out var words, out var tooLong)) return Answers.Problem(tooLong);
        if (!ListQuery.Several<Sector>("sector", sector).TryGet(out var sectors, out var badSector)) return Answers.Problem(badSector);
        if (!ListQuery.YesOrNo("convening", convening).TryGet(out var wanted, out var badConvening)) return Answers.Problem(badConvening);
        if (!ListQuery.One("sort", sort, OrganisationSort.Name).TryGet(out var order, out var badSort)) return Answers.Problem(badSort);
        var found = await list.Read(words, sectors, wanted, order, cursor, size, cancel);
        return found.TryGet(out var answer, out var error) ? Answers.Ok(answer) : Answers.Problem(error);
    }
}
