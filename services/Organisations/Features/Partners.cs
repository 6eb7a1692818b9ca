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

/// <summary>An organisation's partners: its members see them, its admins ask, answer and end.</summary>
internal static class Partners
{
    private const string Path = "/api/organisations/{id}/partners";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, List).For(Needs.Member()).Produces<ListOf<PartnerAnswer>>();
        routes.MapPost(Path, Ask).For(Needs.Member(MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
        routes.MapPost($"{Path}/{{partner}}/agree", Agree).For(Needs.Member(MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
        routes.MapPost($"{Path}/{{partner}}/decline", Decline).For(Needs.Member(MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
        routes.MapPost($"{Path}/{{partner}}/withdraw", Withdraw).For(Needs.Member(MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
        routes.MapPost($"{Path}/{{partner}}/end", End).For(Needs.Member(MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(string id, Caller caller, OrganisationLookup organisations, PartnerQueries partners, CancellationToken cancel, string[]? state, string? cursor, string? size)
    {
        if (!(await organisations.ForMember(id, caller, cancel)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (!ListQuery.Several<PartnershipState>("state", state).TryGet(out var states, out var badState)) return Answers.Problem(badState);
        var found = await partners.Of(read.State.Id, states, cursor, size, cancel);
        return found.TryGet(out var answer, out var error) ? Answers.Ok(answer) : Answers.Problem(error);
    }

    private static async Task<IResult> Ask(string id, AskPartnerRequest request, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (!PartnerForm.Note(request).TryGet(out var note, out var wrong)) return Answers.Problem(wrong);
        // One that isn't public is no more to be found here than one that doesn't exist.
        if (!(await organisations.Find(request.Partner!.Trim(), cancel)).TryGet(out var other, out _)
            || !(await organisations.Read(other, cancel)).TryGet(out var partner, out _) || !partner.State.IsPublic)
            return Answers.Problem(Error.Invalid("partnership.not_possible", new FieldError("/partner", "unknown", "Choose an organisation from the list of verified organisations.")));
        return await commands.Run(Partnership.KeyOf(read.State.Id, other), new AskPartner(Side.Of(read.State), Side.Of(partner.State), note), caller, read.State.Id);
    }

    private static Task<IResult> Agree(string id, string partner, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel) =>
        Run<AgreePartner>(id, partner, by => new AgreePartner(by), caller, commands, grains, organisations, cancel);

    private static Task<IResult> Decline(string id, string partner, PartnerReasonRequest request, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel) =>
        Run<DeclinePartner>(id, partner, by => PartnerForm.Reason(request).TryGet(out var reason, out var wrong) ? new DeclinePartner(by, reason) : wrong, caller, commands, grains, organisations, cancel);

    private static Task<IResult> Withdraw(string id, string partner, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel) =>
        Run<WithdrawPartner>(id, partner, by => new WithdrawPartner(by), caller, commands, grains, organisations, cancel);

    private static Task<IResult> End(string id, string partner, PartnerReasonRequest request, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel) =>
        Run<EndPartner>(id, partner, by => PartnerForm.Reason(request).TryGet(out var reason, out var wrong) ? new EndPartner(by, reason) : wrong, caller, commands, grains, organisations, cancel);

    private static async Task<IResult> Run<TCommand>(
        string id, string partner, Func<Side, Result<TCommand>> command, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel)
        where TCommand : class, ICommand<Done>
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (!(await organisations.Find(partner, cancel)).TryGet(out var other, out _)) return Answers.Problem(Error.NotFound(Partnership.Kind));
        var key = Partnership.KeyOf(read.State.Id, other);
        if (await grains.Read<Partnership>(key, cancel) is null) return Answers.Problem(Error.NotFound(Partnership.Kind));
        if (!command(Side.Of(read.State)).TryGet(out var made, out var wrong)) return Answers.Problem(wrong);
        return await commands.Run<Done>(key, made, caller, read.State.Id);
    }
}
