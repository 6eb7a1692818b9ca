using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Persistence;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>
/// Finds people for the operator: by id, to put names to an audit, which holds ids only; by the whole e-mail address; or by a
/// part of the name or address. Finding somebody by who they are stands in the audit, under the person that was found.
/// </summary>
internal static class FindPeople
{
    private const int Most = 100;
    private const int LongestEmail = 254;
    private const int ShortestWords = 3;

    private static readonly Error Unreadable = new(ErrorKind.Unreadable, "request.query", $"Ask for up to {Most} ids, an e-mail address, or {ShortestWords} to {LongestEmail} letters of a name or address as q.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/operator/people", Handle).For(Needs.Operator).Produces<IReadOnlyList<PersonFound>>();

    private static async Task<IResult> Handle(
        PeopleLookup people, IEntityWrites<OrganisationsDb> writes, Caller caller, HttpContext http, CancellationToken cancel, string[]? id, string? email, string? q)
    {
        var ids = (id ?? []).Select(text => Guid.TryParseExact(text, "D", out var known) ? known : (Guid?)null).ToList();
        var words = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        if (ids.Count > Most || ids.Contains(null) || email?.Length > LongestEmail || words?.Length is < ShortestWords or > LongestEmail) return Answers.Problem(Unreadable);
        var found = await people.AcrossTenants([.. ids.OfType<Guid>()], email, words, cancel);
        if (words is not null && found.Count > 0)
        {
            var by = new CommandContext(caller.ActorFor(), RemoteAddress: http.Connection.RemoteIpAddress?.ToString(), TraceParent: Activity.Current?.Id);
            await writes.Write(by, (_, turn) =>
            {
                foreach (var person in found) turn.Audit("person.find", "person", person.Id.Value, 0);
                return Task.FromResult(found.Count);
            }, cancel);
        }
        return Answers.Ok(found);
    }
}
