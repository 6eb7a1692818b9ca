using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>Admins see who asks to join, and answer; and say which domains let their people in at once.</summary>
internal static class JoinRequests
{
    private const string Path = "/api/organisations/{id}/join-requests";
    private const string SignIn = "/api/organisations/{id}/sign-in";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, List).For(Needs.Member(MemberRole.Admin)).Produces<ListOf<JoinRequestAnswer>>();
        routes.MapPost($"{Path}/{{person:guid}}/admit", Admit).For(Needs.Member(MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
        routes.MapPost($"{Path}/{{person:guid}}/decline", Decline).For(Needs.Member(MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
        routes.MapGet(SignIn, GetSignIn).For(Needs.Member(MemberRole.Admin)).Produces<SignInAnswer>();
        routes.MapPut(SignIn, PutSignIn).For(Needs.Member(MemberRole.Admin)).Produces<SignInAnswer>();
    }

    private static async Task<IResult> List(string id, Caller caller, OrganisationLookup organisations, JoinQueries joins, CancellationToken cancel, string? state, string? cursor, string? size)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (!ListQuery.Maybe<JoinRequestState>("state", state).TryGet(out var wanted, out var badState)) return Answers.Problem(badState);
        var found = await joins.Of(read.State.Id, wanted, cursor, size, cancel);
        return found.TryGet(out var answer, out var error) ? Answers.Ok(answer) : Answers.Problem(error);
    }

    private static async Task<IResult> Admit(string id, Guid person, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        return await commands.Run(JoinRequest.KeyOf(read.State.Id, person), new Admit(Side.Of(read.State), read.State.Convening), caller, read.State.Id);
    }

    private static async Task<IResult> Decline(string id, Guid person, DeclineJoinRequest request, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        var errors = new List<FieldError>();
        var reason = new PlainText(errors).Needed("/reason", request.Reason, 1000, "Say why, in words that they will read.");
        if (errors.Count > 0) return Answers.Problem(Error.Invalid("join_request.incomplete", errors));
        return await commands.Run(JoinRequest.KeyOf(read.State.Id, person), new DeclineJoin(Side.Of(read.State), reason), caller, read.State.Id);
    }

    private static async Task<IResult> GetSignIn(string id, Caller caller, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        return Answers.Ok(AnswerOf(read.State, read.Version), read.Version);
    }

    private static async Task<IResult> PutSignIn(string id, SignInRequest request, Caller caller, Commands commands, OrganisationLookup organisations, IGrains grains, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        var errors = new List<FieldError>();
        var domains = ClaimForm.Domains(errors, request.AdmitAtOnce ?? [], "/admitAtOnce");
        if (errors.Count > 0) return Answers.Problem(Error.Invalid("organisation.domains_not_proven", errors));
        var key = Organisation.KeyOf(read.State.Id);
        var set = await commands.Send(key, new SetSignIn(domains), caller, read.State.Id);
        if (!set.TryGet(out var reply, out var error)) return Answers.Problem(error);
        return Answers.Ok(AnswerOf((await grains.Read<Organisation>(key, cancel))!.State, reply.Version), reply.Version);
    }

    private static SignInAnswer AnswerOf(Organisation o, long version) => new([.. o.ProvenDomains.Select(d => new SignInDomain(d, SigningIn.AdmitsAtOnce(o, d)))], version);
}
