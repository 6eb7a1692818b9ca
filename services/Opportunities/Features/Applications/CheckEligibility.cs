using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>«Can I apply?», told before the first question.</summary>
internal static class CheckEligibility
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/opportunities/{id}/eligibility", Handle).For(Needs.SignedIn).Produces<EligibilityAnswer>();

    private static async Task<IResult> Handle(
        string id, Guid? home, int? band, Caller caller, Posts posts, IReads<OpportunitiesDb> reads, TimeProvider clock, CancellationToken cancel)
    {
        if (!(await posts.Find(id, caller, cancel)).TryGet(out var post, out var error)) return Answers.Problem(error);
        var named = home is { } given ? new OrganisationId(given) : (OrganisationId?)null;
        if (named is { } organisation && await caller.MustHave(organisation, "organisation") is { } notMember) return Answers.Problem(notMember);

        var employerId = named ?? Posts.OnlyEmployer(caller);
        var employer = employerId is { } known ? await posts.Employer(known, cancel) : null;
        var open = await reads.Query(caller.Reader, db => db.Set<OwnApplicationRow>()
            .Where(r => r.Applicant == caller.Subject && r.Opportunity == post.Opportunity.Value && r.IsOpen)
            .Select(r => (Guid?)r.EntityId).FirstOrDefaultAsync(cancel), cancel);
        var conditions = Eligibility.Check(post, employer, band, clock.GetUtcNow());
        var canApply = open is null && caller.Person is not null && conditions.All(c => c.Met is not ConditionMet.NotMet);
        return Answers.Ok(new EligibilityAnswer(canApply, employer?.Id, conditions, open is { } application ? new ApplicationId(application) : null));
    }
}
