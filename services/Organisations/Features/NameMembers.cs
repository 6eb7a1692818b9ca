using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>Who of an organisation's own people and systems these ids are, or who has this address. Others' ids are left out.</summary>
internal static class NameMembers
{
    private const int Most = 100;
    private const int LongestEmail = 254;

    private static readonly Error Unreadable = new(ErrorKind.Unreadable, "request.query", $"Ask for up to {Most} ids, an e-mail address, or both.");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/organisations/{id}/names", Handle).For(Needs.Member(MemberRole.Admin)).Produces<IReadOnlyList<MemberName>>();

    private static async Task<IResult> Handle(string id, Caller caller, OrganisationLookup organisations, MemberQueries members, CancellationToken cancel, string[]? member, string? email)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        var ids = (member ?? []).Select(text => Guid.TryParseExact(text, "D", out var known) ? known : (Guid?)null).ToList();
        if (ids.Count > Most || ids.Contains(null) || email?.Length > LongestEmail) return Answers.Problem(Unreadable);
        return Answers.Ok(await members.Names(read.State.Id, [.. ids.OfType<Guid>()], email, cancel));
    }
}
