using Microsoft.AspNetCore.Http;
using Secondments.Grains;
using Secondments.Hosting.Authority;
using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>
/// Sends an endpoint's command: takes <c>Idempotency-Key</c>, <c>If-Match</c>, address and trace from the request, so that
/// no endpoint has to. Scoped.
/// </summary>
public abstract class Commands
{
    public abstract Task<Result<Reply<TReply>>> Send<TReply>(GrainKey grain, ICommand<TReply> command, Caller caller, OrganisationId? actingFor = null);

    /// <summary>Sends and answers: 200 with <paramref name="answer"/> of the reply (204 when it is <see cref="Done"/>), the ETag, or problem details.</summary>
    public async Task<IResult> Run<TReply>(GrainKey grain, ICommand<TReply> command, Caller caller, OrganisationId? actingFor = null, Func<TReply, object>? answer = null)
    {
        var result = await Send(grain, command, caller, actingFor);
        if (!result.TryGet(out var reply, out var error)) return Answers.Problem(error);
        return reply.Value is Done
            ? Answers.NoContent(reply.Version)
            : Answers.Ok(answer is null ? reply.Value! : answer(reply.Value), reply.Version);
    }
}
