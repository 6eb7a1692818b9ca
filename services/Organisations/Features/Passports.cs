using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>The organisation passport: its public parts to everybody once it is verified, all of it to its members and the operators.</summary>
internal static class Passports
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/organisations/{id}/passport", Get).For(Needs.Anyone).Produces<PassportAnswer>();
        routes.MapPut("/api/organisations/{id}/passport", Put).For(Needs.Member(MemberRole.Admin)).Produces<PassportAnswer>();
    }

    private static async Task<IResult> Get(string id, Caller caller, OrganisationLookup organisations, TimeProvider clock, CancellationToken cancel)
    {
        if (!(await organisations.ForReader(id, caller, cancel)).TryGet(out var found, out var refusal)) return Answers.Problem(refusal);
        return Answers.Ok(PassportAnswers.Of(found.Organisation, clock.GetUtcNow(), found.Whole), found.Organisation.Version);
    }

    private static async Task<IResult> Put(string id, PassportRequest request, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, TimeProvider clock, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (!PassportForm.Read(request).TryGet(out var content, out var wrong)) return Answers.Problem(wrong);
        var set = await commands.Send(Organisation.KeyOf(read.State.Id), new SetPassport(content), caller, read.State.Id);
        if (!set.TryGet(out var reply, out var error)) return Answers.Problem(error);
        var now = await grains.Read<Organisation>(Organisation.KeyOf(read.State.Id), cancel);
        return Answers.Ok(PassportAnswers.Of(now!, clock.GetUtcNow(), whole: true), reply.Version);
    }
}
