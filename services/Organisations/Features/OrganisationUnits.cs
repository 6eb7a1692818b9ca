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

/// <summary>An organisation's units: its members see them, its admins add, rename, retire and bring back.</summary>
internal static class OrganisationUnits
{
    private const string Path = "/api/organisations/{id}/units";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, List).For(Needs.Member()).Produces<UnitsAnswer>();
        routes.MapPost(Path, Add).For(Needs.Member(MemberRole.Admin)).Produces<UnitAnswer>(StatusCodes.Status201Created);
        routes.MapPost($"{Path}/{{unit:guid}}/rename", Rename).For(Needs.Member(MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
        routes.MapPost($"{Path}/{{unit:guid}}/retire", Retire).For(Needs.Member(MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
        routes.MapPost($"{Path}/{{unit:guid}}/restore", Restore).For(Needs.Member(MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(string id, Caller caller, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        return Answers.Ok(new UnitsAnswer([.. read.State.Units.OrderBy(u => u.Name, StringComparer.OrdinalIgnoreCase).Select(Units.AnswerOf)], read.Version), read.Version);
    }

    private static async Task<IResult> Add(string id, UnitRequest request, Caller caller, Commands commands, OrganisationLookup organisations, TimeProvider clock, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (!Name(request).TryGet(out var name, out var wrong)) return Answers.Problem(wrong);
        var added = await commands.Send(Organisation.KeyOf(read.State.Id), new AddUnit(Ids.New(clock.GetUtcNow()), name), caller, read.State.Id);
        return added.TryGet(out var reply, out var error)
            ? Answers.Created($"/api/organisations/{read.State.Id}/units/{reply.Value.Id}", reply.Value, reply.Version)
            : Answers.Problem(error);
    }

    private static async Task<IResult> Rename(string id, Guid unit, UnitRequest request, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        if (!Name(request).TryGet(out var name, out var wrong)) return Answers.Problem(wrong);
        return await commands.Run(Organisation.KeyOf(read.State.Id), new RenameUnit(unit, name), caller, read.State.Id);
    }

    private static Task<IResult> Retire(string id, Guid unit, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel) =>
        Run(id, new RetireUnit(unit), caller, commands, organisations, cancel);

    private static Task<IResult> Restore(string id, Guid unit, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel) =>
        Run(id, new RestoreUnit(unit), caller, commands, organisations, cancel);

    private static async Task<IResult> Run(string id, ICommand<Done> command, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        return await commands.Run(Organisation.KeyOf(read.State.Id), command, caller, read.State.Id);
    }

    private static Result<string> Name(UnitRequest request)
    {
        var errors = new List<FieldError>();
        var name = new PlainText(errors).Needed("/name", request.Name, 120, "Enter the unit's name.");
        return errors.Count > 0 ? Error.Invalid("unit.incomplete", errors) : name;
    }
}
