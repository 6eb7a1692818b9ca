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

/// <summary>An admin asks somebody, by mail, to join.</summary>
internal static class InviteMember
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/organisations/{id}/members", Handle).For(Needs.Member(MemberRole.Admin));

    private static async Task<IResult> Handle(
        string id, Contracts.Organisations.Api.InviteMember request, Caller caller, Commands commands, IGrains grains, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        var organisation = read.State;
        if (!organisation.IsRunning) return Answers.Problem(Running.NotRunning(organisation));
        if (!Read(request, organisation).TryGet(out var invite, out var wrong)) return Answers.Problem(wrong);

        var key = Invitation.KeyOf(Invitation.IdOf(organisation.Id, invite.Email));
        var sent = await commands.Send(key, invite, caller, organisation.Id);
        if (!sent.TryGet(out var reply, out var error)) return Answers.Problem(error);
        var invitation = (await grains.Read<Invitation>(key, cancel))!.State;
        return Answers.Created($"/api/organisations/{organisation.Id}/invitations/{key.Id}", InvitationAnswers.Of(key.Id, invitation, reply.Version), reply.Version);
    }

    private static Result<Invite> Read(Contracts.Organisations.Api.InviteMember request, Organisation organisation)
    {
        var errors = new List<FieldError>();
        var email = EmailDomains.ReadAddress(request.Email);
        if (email is null) errors.Add(new FieldError("/email", string.IsNullOrWhiteSpace(request.Email) ? "missing" : "not_an_address", "Enter an e-mail address, such as jo@example.org."));
        var name = new PlainText(errors).Optional("/name", request.Name, 100);
        return errors.Count > 0
            ? Error.Invalid("invitation.incomplete", errors)
            : new Invite(organisation.Id, organisation.Name, organisation.Slug, organisation.Convening, email!, name, request.Roles ?? []);
    }
}

internal static class InvitationAnswers
{
    public static InvitationAnswer Of(Guid id, Invitation state, long version) =>
        new(id, state.Email, state.Name, state.Roles, state.State, state.SentAt, state.ExpiresAt, version);
}
