using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Grains;
using Secondments.Grains.Store;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;
using Secondments.Opportunities.Persistence;
using Secondments.Opportunities.Views;

namespace Secondments.Opportunities.Features.Applications;

internal static class StartApplicationDraft
{
    private const int MostAttempts = 20;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/opportunities/{id}/applications", Handle).For(Needs.PartyTo("applicant"))
            .Produces<ApplicationAnswer>(StatusCodes.Status201Created);

    private static async Task<IResult> Handle(
        string id, StartApplicationRequest request, Caller caller, Commands commands, Posts posts, IGrains grains, IReads<OpportunitiesDb> reads, CancellationToken cancel)
    {
        if (caller.Person is not { } person)
            return Answers.Problem(Error.Forbidden("application.person_needed", "A person applies; an organisation's system cannot."));
        if (!(await posts.Find(id, caller, cancel)).TryGet(out var post, out var error)) return Answers.Problem(error);
        if (request.Home is { } named && await caller.MustHave(named, "organisation") is { } notMember) return Answers.Problem(notMember);
        var home = request.Home ?? Posts.OnlyEmployer(caller);
        var employer = home is { } employerId ? await posts.Employer(employerId, cancel) : null;
        if (await posts.Contact(person, cancel) is not { } contact)
            return Answers.Problem(Error.Unavailable("application.account_pending", "Your account is not known here yet. Try again in a moment."));

        if (!(await Attempt(post, person, grains, reads, cancel)).TryGet(out var application, out var refused)) return Answers.Problem(refused);
        var key = Keys.Application(application);
        var sent = await DrawnReference.UntilFree(key, reference => commands.Send(key, new StartApplication(reference, Ids.NewRef(), person, contact, post, employer), caller));
        if (!sent.TryGet(out var reply, out var refusal)) return Answers.Problem(refusal);
        var started = (await grains.Read<Application>(Keys.Application(reply.Value.Application), cancel))!;
        var answer = ApplicationAnswers.ForApplicant(started.State);
        return reply.Value.Existed
            ? Answers.Ok(answer, started.Version)
            : Answers.Created($"/api/applications/{reply.Value.Application}", answer, started.Version);
    }

    /// <summary>The open application to this opportunity, of whichever round; else the next attempt of this round.</summary>
    private static async Task<Result<ApplicationId>> Attempt(Post post, PersonId person, IGrains grains, IReads<OpportunitiesDb> reads, CancellationToken cancel)
    {
        var open = await reads.Query(Reader.Of(person), db => db.Set<OwnApplicationRow>()
            .Where(r => r.Applicant == person.Value && r.Opportunity == post.Opportunity.Value && r.IsOpen)
            .Select(r => (Guid?)r.EntityId).FirstOrDefaultAsync(cancel), cancel);
        if (open is { } known) return new ApplicationId(known);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var id = Application.IdOf(post.Opportunity, person, post.Round, attempt);
            if (await grains.Read<Application>(Keys.Application(id), cancel) is not { State.State: ApplicationState.Withdrawn }) return id;
        }
        return Error.Conflict("application.too_many", "You have withdrawn from this opportunity too often to apply again in this round.");
    }
}
