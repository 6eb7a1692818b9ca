using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Templates;
using Secondments.Opportunities.Features.Opportunities;

namespace Secondments.Opportunities.Features.Templates;

/// <summary>POST /api/opportunities/{id}/template: keeps what a post says, to start others from.</summary>
internal static class SaveTemplate
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/{id}/template", Handle).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin))
            .Produces<TemplateListItem>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        string id, SaveTemplateRequest request, Caller caller, HostDesk desk, Commands commands, IGrains grains, TimeProvider clock, CancellationToken cancel)
    {
        if (!(await desk.Open(id, caller, cancel)).TryGet(out var opened, out var refused)) return Answers.Problem(refused);
        var (post, template) = (opened.Opportunity, Ids.New(clock.GetUtcNow()));
        var key = Template.Key(template);
        var sent = await DrawnReference.UntilFree(
            key, reference => commands.Send(key, new SaveAsTemplate(post.Organisation, reference, request.Name, post.WholeDetails()), caller, post.Organisation));
        if (!sent.TryGet(out var saved, out var error)) return Answers.Problem(error);
        var made = (await grains.Read<Template>(key, cancel))!.State;
        return Answers.Created(
            $"/api/opportunities/templates/{made.Id}", new TemplateListItem(made.Id, made.Ref, made.Organisation, made.Name, made.Details.Title, made.ChangedAt), saved.Version);
    }
}
