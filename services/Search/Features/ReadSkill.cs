using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Search.Domain.Skills;

namespace Secondments.Search.Features;

/// <summary>One skill of the taxonomy by its id.</summary>
internal static class ReadSkill
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/search/skills/{id}", Handle).For(Needs.Anyone).Produces<SkillAnswer>();

    private static IResult Handle(string id) => SkillTaxonomy.Shared.Find(id) is { } term
        ? Answers.Ok(new SkillAnswer(term.Id, term.Label, term.Source, term.Uri, term.Alternatives))
        : Answers.Problem(Error.NotFound("skill"));
}
