using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Identity.Features;

internal static class RequestContexts
{
    /// <summary>Who does it, for audit and events: the person once we know them, else nobody by name.</summary>
    public static CommandContext ContextFor(this HttpContext http, Guid? person) => new(
        person is { } id ? Actor.OfPerson(new PersonId(id)) : Actor.System,
        RemoteAddress: http.Connection.RemoteIpAddress?.ToString(),
        TraceParent: Activity.Current?.Id);
}
