using Microsoft.AspNetCore.Http;
using Secondments.Hosting.Authority;

namespace Secondments.Hosting.Modules;

/// <summary>
/// A process that isn't warm yet, or is about to stop, does nothing for whoever has another replica to ask (<see cref="Replicas"/>)
/// and says so at once: 421, after which whatever was asked may be asked elsewhere. Everybody else is served as well as it can.
/// </summary>
internal sealed class SendsElsewhere(RequestDelegate next, WarmUp warmUp, Leaving leaving)
{
    public Task Invoke(HttpContext context)
    {
        if ((warmUp.IsDone && !leaving.HasBegun) || !context.Request.Headers.ContainsKey(Replicas.HasAnother)) return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }
}
