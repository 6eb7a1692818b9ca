using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Secondments.Grains;
using Secondments.Hosting.Authority;
using Secondments.Kernel;
using Secondments.Organisations.Domain;

namespace Secondments.Organisations.Features;

/// <summary>
/// Asks an organisation to let an admin go. It decides, because that one always stays is its rule; the membership's turn comes
/// after. The request's If-Match is about the membership and isn't sent along.
/// </summary>
internal sealed class AdminsLeave(IGrains grains, IHttpContextAccessor http)
{
    /// <summary>The refusal, or null.</summary>
    public async Task<Error?> Ask(OrganisationId organisation, Guid member, IReadOnlyList<MemberRole> roles, long atVersion, Caller caller, CancellationToken cancel)
    {
        var context = new CommandContext(
            caller.ActorFor(organisation),
            RemoteAddress: http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
            TraceParent: Activity.Current?.Id);
        var asked = await grains.Run(Organisation.KeyOf(organisation), new LetAdminGo(member, roles, atVersion), context, cancel);
        return asked.Error;
    }
}
