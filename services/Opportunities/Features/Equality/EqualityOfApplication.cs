using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Equality;
using Secondments.Opportunities.Features.Applications;

namespace Secondments.Opportunities.Features.Equality;

/// <summary>The equality questions, asked once an application and answered apart from it.</summary>
internal static class EqualityOfApplication
{
    private static readonly Error Asked = Error.Conflict(
        "equality.asked", "These questions were answered or skipped already. The answers cannot be changed, because nobody can find which are yours.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/applications/{id}/equality", Get).For(Needs.PartyTo("applicant")).Produces<EqualityQuestionsAnswer>();
        routes.MapPost("/api/applications/{id}/equality", Post).For(Needs.PartyTo("applicant"));
    }

    private static async Task<IResult> Get(string id, Caller caller, ApplicationParties parties, EqualityStore store, CancellationToken cancel)
    {
        if (!(await parties.ForApplicant(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        return Answers.Ok(new EqualityQuestionsAnswer(await store.IsAsked(found.State.Id, cancel), EqualityQuestions.All));
    }

    private static async Task<IResult> Post(string id, EqualityRequest request, Caller caller, ApplicationParties parties, EqualityStore store, CancellationToken cancel)
    {
        if (!(await parties.ForApplicant(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        if (!EqualityQuestions.Read(request).TryGet(out var answers, out var wrong)) return Answers.Problem(wrong);
        return await store.Count(found.State.Id, found.State.Post.Host, answers, cancel) ? Answers.NoContent() : Answers.Problem(Asked);
    }
}
