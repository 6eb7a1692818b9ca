using Microsoft.AspNetCore.Http;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Opportunities;

/// <summary>An opportunity in the hands of its host's own people.</summary>
public sealed record HostCase(GrainKey Key, Opportunity Opportunity, long Version, HostStanding Standing);

/// <summary>The way to an opportunity for every use case that only its host may do.</summary>
public sealed class HostDesk(OpportunityQueries queries, HostOrganisations organisations, IGrains grains, Commands commands)
{
    /// <summary>The opportunity, or the refusal: one of another organisation answers as one that doesn't exist.</summary>
    public async Task<Result<HostCase>> Open(string id, Caller caller, CancellationToken cancel, params IReadOnlyList<MemberRole> roles)
    {
        if (!(await queries.IdOf(id, cancel)).TryGet(out var opportunity, out var unknown)) return unknown;
        var key = Keys.Opportunity(opportunity);
        if (await grains.Read<Opportunity>(key, cancel) is not { } found) return Error.NotFound("opportunity");
        if (await caller.MustHave(found.State.Organisation, "opportunity", roles.Count == 0 ? HostRoles : roles) is { } refused) return refused;
        return new HostCase(key, found.State, found.Version, await organisations.Standing(found.State.Organisation, caller, cancel));
    }

    /// <summary>Opens it and runs a command on it.</summary>
    public async Task<IResult> Run<TReply>(string id, Caller caller, Func<HostCase, ICommand<TReply>> command, CancellationToken cancel)
    {
        var opened = await Open(id, caller, cancel);
        return opened.TryGet(out var desk, out var refused)
            ? await commands.Run(desk.Key, command(desk), caller, desk.Opportunity.Organisation)
            : Answers.Problem(refused);
    }

    public static readonly IReadOnlyList<MemberRole> HostRoles = [MemberRole.Host, MemberRole.Admin];
}
