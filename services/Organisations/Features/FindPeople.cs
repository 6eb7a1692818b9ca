using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>Who the people of an audit are, which holds ids only: by id, or by the whole e-mail address.</summary>
internal static class FindPeople
{
    private const int Most = 100;
    private const int LongestEmail = 254;

    private static readonly Error Unreadable = new(ErrorKind.Unreadable, "request.query", $"Ask for up to {Most} ids, an e-mail address, or both.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/operator/people", Handle).For(Needs.Operator).Produces<IReadOnlyList<PersonFound>>();

    private static async Task<IResult> Handle(PeopleLookup people, CancellationToken cancel, string[]? id, string? email)
    {
        var ids = (id ?? []).Select(text => Guid.TryParseExact(text, "D", out var known) ? known : (Guid?)null).ToList();
        if (ids.Count > Most || ids.Contains(null) || email?.Length > LongestEmail) return Answers.Problem(Unreadable);
        return Answers.Ok(await people.AcrossTenants([.. ids.OfType<Guid>()], email, cancel));
    }
}
