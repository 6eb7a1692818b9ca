using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Contracts.Activity.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;

namespace Secondments.Hosting.ActivityLog;

/// <summary>What every service that has such lines serves to an organisation's admins, at the same address: what was done there.</summary>
internal static class ActivityEndpoints
{
    private const int MostActions = 40;
    private const int LongestAction = 80;

    /// <param name="service">The module's name, which is the first part of its addresses.</param>
    public static void MapActivityEndpoints(this IEndpointRouteBuilder routes, string service)
    {
        if (routes.ServiceProvider.GetKeyedService<IActivityLines>(service) is not { } lines) return;
        routes.MapGet($"/api/{service}/activity", async ([AsParameters] ActivityQuery query, Caller caller, CancellationToken cancel) =>
        {
            if (!query.Read().TryGet(out var asked, out var error)) return Answers.Problem(error);
            if (await caller.MustHave(asked.Organisation, "organisation", MemberRole.Admin) is { } refusal) return Answers.Problem(refusal);
            return Answers.Ok(await lines.Of(asked, cancel));
        }).For(Needs.Member(MemberRole.Admin)).Produces<ActivityAnswer>();
    }

    private sealed record ActivityQuery(string? Organisation, string? Who, string[]? What, string? From, string? To, string? Before, string? Size)
    {
        public Result<ActivityAsked> Read()
        {
            if (!RouteIds.Read<OrganisationId>(Organisation ?? "", "organisation").TryGet(out var organisation, out var unknown)) return unknown;
            if (!IsIdOrNone(Who, out var who)) return RequestErrors.BadQuery("who is the id of a person or system.");
            if (!IsIdOrNone(Before, out var before)) return RequestErrors.BadQuery("before is the id of an entry.");
            var what = (What ?? []).Where(w => w.Length > 0).ToList();
            if (what.Count > MostActions || what.Any(w => w.Length > LongestAction)) return RequestErrors.BadQuery($"what is up to {MostActions} actions, such as membership.set_roles.");
            if (!QueryMoments.Read("from", From).TryGet(out var since, out var badFrom) && badFrom is not null) return badFrom;
            if (!QueryMoments.Read("to", To).TryGet(out var until, out var badTo) && badTo is not null) return badTo;
            if (!PageSize.Read(Size).TryGet(out var size, out var badSize)) return badSize;
            return new ActivityAsked(organisation, who, what, since, until, before, size);
        }

        private static bool IsIdOrNone(string? text, out Guid? id)
        {
            id = Guid.TryParseExact(text, "D", out var known) ? known : null;
            return id is not null || string.IsNullOrEmpty(text);
        }
    }
}
