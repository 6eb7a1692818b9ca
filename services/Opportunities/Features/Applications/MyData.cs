using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Operator;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>
/// GET /api/applications/my-data: everything that this service holds of the caller, with each release as far as they may read
/// it. Looking changes nothing, so twice is the same. Equality answers aren't in it: nobody can say which are whose.
/// </summary>
internal static class MyData
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/applications/my-data", Handle).For(Needs.SignedIn).Produces<MyApplicationsData>();

    private static async Task<IResult> Handle(Caller caller, ApplicationQueries queries, IGrains grains, OwnAudit<OpportunitiesDb> audit, CancellationToken cancel)
    {
        if (caller.Person is not { } person) return Answers.Problem(Error.Forbidden("application.person_needed", "A person applies; an organisation's system cannot."));
        List<MyApplicationData> mine = [];
        foreach (var id in await queries.AllOf(person, cancel))
        {
            if (await grains.Read<Application>(Keys.Application(new ApplicationId(id)), cancel) is { State: var application } && !Forgetting.IsOutOfUse(application))
                mine.Add(new MyApplicationData(ApplicationAnswers.ForApplicant(application), Forgetting.KeptUntil(application)));
        }
        mine = [.. mine.OrderBy(m => m.Application.StartedAt).ThenBy(m => m.Application.Id.Value)];
        return Answers.Ok(new MyApplicationsData(mine, await audit.Of(person, [.. mine.Select(m => m.Application.Id.Value)], cancel)));
    }
}
