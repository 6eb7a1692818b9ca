using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Secondments.Hosting.Mails;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Frame;

/// <summary>
/// A page that shows mails, where they go to a folder. It is the operator's, because links in mails are keys; in a
/// demonstration on this machine alone it is open, so that one person can play all parts.
/// </summary>
internal abstract class MailPage(MailFolder mails, Who who, IConfiguration configuration) : PortalPage
{
    protected MailFolder Mails { get; } = mails;

    /// <summary>Null when the reader may be here.</summary>
    protected async Task<IActionResult?> Enter()
    {
        if (!Mails.IsUsed) return NotFound();
        if (configuration.GetValue<bool>("Demo") && HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)) return null;
        if (await who.Get() is not { } me) return Challenge(SessionScheme.Name);
        return me.IsOperator ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}
