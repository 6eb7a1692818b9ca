using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Templates;

namespace Secondments.Opportunities.Features.Templates;

/// <summary>PUT /api/opportunities/templates/{id}: another name; DELETE: it goes. Posts that started from it stay as they are.</summary>
internal static class ChangeTemplate
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/opportunities/templates/{id}", (string id, RenameTemplateRequest request, Caller caller, TemplateDesk desk, Commands commands, CancellationToken cancel) =>
            Run(id, new RenameTemplate(request.Name), caller, desk, commands, cancel))
            .For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
        routes.MapDelete("/api/opportunities/templates/{id}", (string id, Caller caller, TemplateDesk desk, Commands commands, CancellationToken cancel) =>
            Run(id, new DeleteTemplate(), caller, desk, commands, cancel))
            .For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin)).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Run(string id, ICommand<Done> command, Caller caller, TemplateDesk desk, Commands commands, CancellationToken cancel) =>
        (await desk.Open(id, caller, cancel)).TryGet(out var found, out var refused)
            ? await commands.Run(Template.Key(found.State.Id), command, caller, found.State.Organisation)
            : Answers.Problem(refused);
}
