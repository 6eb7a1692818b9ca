using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Edge;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Domain.Reports;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Reports;

/// <summary>POST /api/opportunities/{id}/report: anybody who may see a post may say what is wrong with it.</summary>
internal static class ReportOpportunity
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/{id}/report", Handle).For(Needs.Anyone).Produces(StatusCodes.Status204NoContent);

    private static async Task<IResult> Handle(
        string id, ReportRequest request, Caller caller, OpportunityQueries queries, IGrains grains, Commands commands, ReportLimit limit, HttpContext http, CancellationToken cancel)
    {
        if (!(await queries.IdOf(id, cancel)).TryGet(out var opportunity, out var unknown)) return Answers.Problem(unknown);
        if (await grains.Read<Opportunity>(Keys.Opportunity(opportunity), cancel) is not { } found
            || !Visible.To(found.State, caller.IsSignedIn, caller.Memberships.Select(m => m.Organisation)))
            return Answers.Problem(Error.NotFound("opportunity"));
        // What can't be taken costs nothing: who mistypes isn't locked out.
        if (request.Reason is not null && limit.WaitOf(http, caller) is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Answers.Problem(EdgeErrors.TooMany);
        }
        return await commands.Run(ReportedPost.Key(opportunity), new ReportPost(found.State.Organisation, request.Reason, request.Text), caller);
    }
}

/// <summary>How often one address, or one person, may report: a few at once, then one a minute.</summary>
internal sealed class ReportLimit : IDisposable
{
    private const int AtOnce = 5;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    /// <summary>Null when it may be sent now; otherwise how long to wait.</summary>
    public TimeSpan? WaitOf(HttpContext http, Caller caller)
    {
        var key = caller.IsSignedIn ? caller.Subject.ToString() : http.Connection.RemoteIpAddress?.ToString() ?? "";
        using var lease = _limiter.AttemptAcquire(key);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
    }

    public void Dispose() => _limiter.Dispose();
}
