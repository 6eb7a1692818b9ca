using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Operator.Api;
using Secondments.Pages.Words;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Undelivered;

/// <summary>Shows what would be tried again, then tries it.</summary>
internal sealed class RetryAllModel(OperatorClients services) : PortalPage
{
    public OperatorClient Of { get; private set; } = null!;

    public UndeliveredKind Kind { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string service, string queue) => await Find(service, queue) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string service, string queue)
    {
        if (!await Find(service, queue)) return NotFound();
        var answer = await Of.RetryAll(queue, Cancel);
        return Took(answer) ? Done("/operator/undelivered", SaidOf(answer.OrThrow())) : Page();
    }

    private static string SaidOf(RetriedKind retried)
    {
        var said = $"{Say.Count(retried.Delivered, "message")} delivered";
        if (retried.Refused > 0) said += $". {retried.Refused} could not be dealt with this time either: see their reasons";
        if (retried.Left > 0) said += $". {retried.Left} are left: try again for them";
        return said;
    }

    private async Task<bool> Find(string service, string queue)
    {
        if (services.Find(service) is not { } of) return false;
        if ((await of.Kinds(Cancel)).OrThrow().Find(k => k.Queue == queue && k.CanRetry > 0) is not { } kind) return false;
        (Of, Kind) = (of, kind);
        return true;
    }
}
