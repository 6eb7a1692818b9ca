using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Opportunities.Domain;
using Secondments.Opportunities.Domain.Applications;

namespace Secondments.Opportunities.Features.Applications;

internal static class SendApplication
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/applications/{id}/submit", Handle).For(Needs.PartyTo("applicant"));

    private static async Task<IResult> Handle(
        string id, SubmitApplicationRequest request, Caller caller, Commands commands, ApplicationParties parties, Posts posts, CancellationToken cancel)
    {
        if (!(await parties.ForApplicant(id, caller, cancel)).TryGet(out var found, out var error)) return Answers.Problem(error);
        var application = found.State;
        var home = request.Home ?? application.Home?.Id ?? Posts.OnlyEmployer(caller);
        // Who left the employer since the draft was started applies no more in its name.
        if (home is { } named && await caller.MustHave(named, "organisation") is { } notMember) return Answers.Problem(notMember);
        var employer = home is { } employerId ? await posts.Employer(employerId, cancel) : null;
        if (await posts.Read(application.Post.Opportunity, cancel) is not { } post) return Answers.Problem(Error.NotFound(Application.Kind));
        var contact = await posts.Contact(application.Applicant, cancel) ?? application.Contact;
        return await commands.Run(Keys.Application(application.Id), new SubmitApplication(request.Profile, contact, post, employer), caller, home);
    }
}
