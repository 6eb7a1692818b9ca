using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Search.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Search.Domain.Skills;
using Secondments.Search.Domain.Text;

namespace Secondments.Search.Features;

/// <summary>Completes the name of a skill from the taxonomy alone, so there is nothing in it that some may not see.</summary>
internal static class SuggestSkills
{
    private const int Most = 10;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/search/skills", Handle).For(Needs.Anyone).Produces<SkillSuggestionsAnswer>();

    private static IResult Handle(string? q)
    {
        if (QueryText.Parse(q).Error is { } error) return Answers.Problem(error);
        return Answers.Ok(new SkillSuggestionsAnswer(
            [.. SkillTaxonomy.Shared.Complete(q ?? "", Most).Select(f => new SkillSuggestion(f.Term.Id, f.Term.Label, f.Term.Source, f.Alternative))]));
    }
}
