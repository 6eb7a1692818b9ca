using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Hosting.Api;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Features;

/// <summary>An organisation's own rules: who publishes an opportunity, and whether a manager's answer is final.</summary>
internal static class Policies
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/organisations/{id}/policies", Get).For(Needs.Member());
        routes.MapPut("/api/organisations/{id}/policies", Put).For(Needs.Member(MemberRole.Admin));
    }

    private static async Task<IResult> Get(string id, Caller caller, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        return Answers.Ok(AnswerOf(read.State.Policies, read.Version), read.Version);
    }

    private static async Task<IResult> Put(string id, PoliciesRequest request, Caller caller, Commands commands, OrganisationLookup organisations, CancellationToken cancel)
    {
        if (!(await organisations.ForMember(id, caller, cancel, MemberRole.Admin)).TryGet(out var read, out var refusal)) return Answers.Problem(refusal);
        var errors = new List<FieldError>();
        if (request.Approval is null) errors.Add(new FieldError("/approval", "missing", "Choose who publishes an opportunity."));
        if (request.ManagerAnswerIsFinal is null) errors.Add(new FieldError("/managerAnswerIsFinal", "missing", "Choose whether a manager's answer is final."));
        if (errors.Count > 0) return Answers.Problem(Error.Invalid("organisation.policies_incomplete", errors));

        var policies = new OrganisationPolicies(request.Approval!.Value, request.ManagerAnswerIsFinal!.Value);
        var set = await commands.Send(Organisation.KeyOf(read.State.Id), new SetPolicies(policies), caller, read.State.Id);
        return set.TryGet(out var reply, out var error) ? Answers.Ok(AnswerOf(policies, reply.Version), reply.Version) : Answers.Problem(error);
    }

    private static PoliciesAnswer AnswerOf(OrganisationPolicies policies, long version) => new(policies.Approval, policies.ManagerAnswerIsFinal, version);
}
