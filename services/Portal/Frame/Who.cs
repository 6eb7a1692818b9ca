using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Secondments.Contracts.Organisations;
using Secondments.Contracts.Organisations.Api;
using Secondments.Grains;
using Secondments.Kernel;
using Secondments.Portal.Clients;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Frame;

/// <summary>Who reads, and where they belong. What they may do there, the services say.</summary>
public sealed record Me(string Subject, string Name, string? Email, IReadOnlyList<MyMembership> Organisations, bool IsOperator)
{
    /// <summary>In whose words grades are shown to them: those of the first organisation they belong to.</summary>
    public Ladder Ladder => Organisations.Count > 0 ? Organisations[0].Ladder : Ladder.Generic;

    /// <summary>The organisations where they do more than look and apply.</summary>
    public IEnumerable<MyMembership> Managed => Organisations.Where(o => o.Roles.Any(r => r is not MemberRole.Staff));

    /// <summary>Those that can employ them for an application.</summary>
    public IEnumerable<MyMembership> Employers => Organisations.Where(o => o.State is OrganisationState.Verified);

    public MyMembership? In(string slug) => Organisations.FirstOrDefault(o => o.Slug == slug);
}

/// <summary>Says who reads, once a request.</summary>
internal sealed class Who(IHttpContextAccessor http, OrganisationsClient organisations)
{
    private Task<Me?>? _me;

    /// <summary>Null for a visitor.</summary>
    public Task<Me?> Get() => _me ??= Find();

    /// <exception cref="SessionEndedException">The page is for signed-in people, and its reader isn't any more.</exception>
    public async Task<Me> Needed() => await Get() ?? throw new SessionEndedException();

    private async Task<Me?> Find()
    {
        var context = http.HttpContext!;
        // The identity pages have a cookie of their own; whose session this browser has still decides what stands around them.
        if (context.Features.Get<PortalSession>() is null) await context.AuthenticateAsync(SessionScheme.Name);
        if (context.Features.Get<PortalSession>() is not { Content: var session }) return null;
        var name = session.Name ?? session.Email ?? "You";
        try
        {
            var mine = await organisations.MyMemberships(context.RequestAborted);
            return mine.IsOk
                ? new Me(session.Subject, name, session.Email, mine.Value!.Organisations, mine.Value.IsOperator)
                : new Me(session.Subject, name, session.Email, [], false);
        }
        catch (UnavailableException)
        {
            // What isn't theirs in an organisation works on.
            return new Me(session.Subject, name, session.Email, [], false);
        }
    }
}
