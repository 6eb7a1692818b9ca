using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Features.Opportunities;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Templates;

/// <summary>GET /api/opportunities/templates?organisation=, and one of them.</summary>
internal static class ReadTemplates
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/opportunities/templates", List).For(Needs.Member(MemberRole.Host, MemberRole.Admin)).Produces<ListOf<TemplateListItem>>();
        routes.MapGet("/api/opportunities/templates/{id}", One).For(Needs.PartyTo("host", MemberRole.Host, MemberRole.Admin)).Produces<TemplateAnswer>();
    }

    private static async Task<IResult> List(Guid? organisation, string? cursor, string? size, Caller caller, TemplateQueries templates, CancellationToken cancel)
    {
        if (organisation is not { } named)
            return Answers.Problem(Error.Invalid("template.organisation", new FieldError("/organisation", "required", "Name the organisation in the query.")));
        if (await caller.MustHave(new(named), "organisation", HostDesk.HostRoles) is { } refused) return Answers.Problem(refused);
        if (!PageSize.Read(size).TryGet(out var number, out var badSize)) return Answers.Problem(badSize);
        return (await templates.Page(new(named), cursor, number, cancel)).TryGet(out var page, out var error) ? Answers.Ok(page) : Answers.Problem(error);
    }

    private static async Task<IResult> One(string id, Caller caller, TemplateDesk desk, CancellationToken cancel)
    {
        if (!(await desk.Open(id, caller, cancel)).TryGet(out var found, out var refused)) return Answers.Problem(refused);
        var t = found.State;
        return Answers.Ok(new TemplateAnswer(t.Id, t.Ref, t.Organisation, t.Name, t.Details, t.CreatedAt, t.ChangedAt, found.Version), found.Version);
    }
}
