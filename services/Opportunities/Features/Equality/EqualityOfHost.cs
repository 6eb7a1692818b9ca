using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Equality;
using Secondments.Opportunities.Features.Opportunities;

namespace Secondments.Opportunities.Features.Equality;

/// <summary>GET /api/opportunities/equality?organisation=: who applies to a host, as counts of ten and more.</summary>
internal static class EqualityOfHost
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/opportunities/equality", Handle).For(Needs.Member(MemberRole.Host, MemberRole.Admin)).Produces<EqualityFigures>();

    private static async Task<IResult> Handle(Guid? organisation, Caller caller, EqualityStore store, TimeProvider clock, CancellationToken cancel)
    {
        if (organisation is not { } named)
            return Answers.Problem(Error.Invalid("equality.organisation", new FieldError("/organisation", "required", "Name the organisation in the query.")));
        if (await caller.MustHave(new(named), "organisation", HostDesk.HostRoles) is { } refused) return Answers.Problem(refused);
        return Answers.Ok(EqualityCounting.Figures(await store.Of(new(named), cancel), EqualityStore.MonthOf(clock.GetUtcNow())));
    }
}
