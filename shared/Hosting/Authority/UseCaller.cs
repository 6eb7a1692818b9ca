using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Secondments.Hosting.Api;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Modules;
using Secondments.Kernel;

namespace Secondments.Hosting.Authority;

/// <summary>
/// Puts the <see cref="Caller"/> into the request, from the copies of the service whose endpoint it is, and checks what an
/// endpoint's <see cref="Needs"/> say of the caller alone. What the caller is to a record, its handler checks.
/// </summary>
internal sealed class UseCaller(RequestDelegate next, TimeProvider clock)
{
    // A copy that hasn't heard for a minute can't tell who was removed since; reading what one could read then does less harm.
    private static readonly TimeSpan StaleForCommands = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StaleForReads = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CatchUp = TimeSpan.FromSeconds(2);

    public async Task Invoke(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<Needs>() is not { } needs)
        {
            await next(context);
            return;
        }
        var arrived = clock.GetUtcNow();
        var authority = endpoint.Metadata.GetMetadata<ModuleTag>() is { } module
            ? context.RequestServices.GetKeyedService<IAuthorityCopy>(module.Name)
            : null;
        var subject = SubjectOf(context.User);
        var standing = Standing.None;

        if (subject != Guid.Empty && authority is not null)
        {
            var isOpen = needs.Who is "anyone" or "link";
            var mayBeStale = IsRead(context) ? StaleForReads : StaleForCommands;
            if (await authority.Reaches(arrived - mayBeStale, isOpen ? TimeSpan.Zero : CatchUp, context.RequestAborted))
            {
                standing = await authority.Of(subject, context.RequestAborted);
                // Only a token says when it was issued. A page's session is looked up where it is kept, and ends there.
                if (context.IsApi() && (standing.Disabled || (IssuedAt(context.User) ?? 0) < Seconds(standing.TokensFrom)))
                {
                    await Refuse(context, CallerErrors.TokenRefused);
                    return;
                }
            }
            else if (!isOpen)
            {
                await ProblemWriter.Write(context, CallerErrors.AuthorityBehind);
                return;
            }
        }

        Caller caller = new RequestCaller(subject, context.User.HasClaim("kind", "client"), standing, authority, arrived, context.RequestAborted);
        context.Features.Set(caller);
        var refusal = needs.Who switch
        {
            "anyone" or "link" => null,
            "operator" when authority is not null => await caller.MustBeOperator(),
            _ => caller.IsSignedIn ? null : CallerErrors.NotSignedIn,
        };
        if (refusal is null) await next(context);
        else await Refuse(context, refusal);
    }

    private static bool IsRead(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    /// <summary>An API says 401; a page sends a visitor to sign in, and says 403 to somebody who is.</summary>
    private static Task Refuse(HttpContext context, Error error)
    {
        if (context.IsApi()) return Bearer.Refuse(context, error);
        if (error.Kind is ErrorKind.Unauthenticated) return context.ChallengeAsync(Schemes.Of(context));
        context.Response.StatusCode = (int)error.Kind;
        return Task.CompletedTask;
    }

    /// <summary>The token's sub. Another provider's may be any text: then the UUID that follows from issuer and text.</summary>
    private static Guid SubjectOf(ClaimsPrincipal user)
    {
        if (user.FindFirst("sub") is not { } sub) return Guid.Empty;
        return Guid.TryParse(sub.Value, out var id) ? id : Ids.FromName(ForeignSubjects, $"{user.FindFirst("iss")?.Value} {sub.Value}");
    }

    private static long? IssuedAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirst("iat")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    // A token says its moment in whole seconds.
    private static long? Seconds(DateTimeOffset? instant) => instant?.ToUnixTimeSeconds();

    private static readonly Guid ForeignSubjects = new("5c8a9d1e-6f53-4d0e-9a54-2f9d3e0c7b11");
}
