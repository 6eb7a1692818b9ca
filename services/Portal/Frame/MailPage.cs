using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Secondments.Hosting.Mails;
using Secondments.Portal.Sessions;

namespace Secondments.Portal.Frame;

/// <summary>
/// A page that shows mails: those that have not gone out, and where they go to a folder, all. It is the operator's, because links in
/// mails are keys; in a demonstration on this machine alone the folder is open, so that one person can play all parts.
/// </summary>
internal abstract class MailPage(MailFolder mails, Who who, IConfiguration configuration) : PortalPage
{
    protected MailFolder Mails { get; } = mails;

    public bool IsOperator { get; private set; }

    /// <summary>Null when the reader may be here.</summary>
    protected async Task<IActionResult?> Enter()
    {
        var me = await who.Get();
        IsOperator = me is { IsOperator: true };
        if (IsOperator || (Mails.IsUsed && configuration.GetValue<bool>("Demo") && HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address))) return null;
        return me is null ? Challenge(SessionScheme.Name) : StatusCode(StatusCodes.Status403Forbidden);
    }
}
