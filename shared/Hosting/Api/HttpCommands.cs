using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Secondments.Grains;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Edge;
using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <inheritdoc/>
internal sealed class HttpCommands(IHttpContextAccessor current, IGrains grains) : Commands
{
    public const string KeyHeader = "Idempotency-Key";

    public override async Task<Result<Reply<TReply>>> Send<TReply>(GrainKey grain, ICommand<TReply> command, Caller caller, OrganisationId? actingFor = null)
    {
        var http = current.HttpContext ?? throw new InvalidOperationException("Commands are sent from requests; elsewhere use IGrains.");
        if (!ReadKey(http, caller, command).TryGet(out var id, out var badKey)) return badKey;
        if (!IfMatch.Read(http.Request).TryGet(out var version, out var badVersion)) return badVersion;

        var actor = caller.IsSignedIn ? caller.ActorFor(actingFor) : new Actor(ActorKind.Link, Guid.Empty, actingFor);
        var context = new CommandContext(actor, id, version, http.Connection.RemoteIpAddress?.ToString(), Activity.Current?.Id);
        return await grains.Run(grain, command, context, http.RequestAborted);
    }

    /// <summary>
    /// The id is the caller's key within the route with its values, and within the command, because one request may send
    /// several.
    /// </summary>
    private static Result<CommandId?> ReadKey(HttpContext http, Caller caller, ICommand command)
    {
        var key = http.Request.Headers[KeyHeader];
        if (key.Count == 0) return (CommandId?)null;
        if (key.Count > 1 || key[0] is not { Length: >= 1 and <= 200 } text || text.AsSpan().ContainsAnyExceptInRange('!', '~')) return RequestErrors.BadKey;

        var pattern = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? http.Request.Path;
        var values = string.Join('/', http.Request.RouteValues.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value));
        return new CommandId(
            caller.IsSignedIn ? caller.Subject.ToString() : "visitor",
            $"{http.Request.Method} {pattern} {values} {command.GetType().Name}",
            text,
            http.Features.Get<BodyHash>()?.Hex ?? "");
    }
}
