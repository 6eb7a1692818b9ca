using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Secondments.Contracts.Operator.Api;
using Secondments.Grains;
using Secondments.Hosting.Mails;
using Secondments.Pages.Forms;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Mail;

/// <summary>The letters that have not gone out, service by service, and those that were written to the folder; newest first.</summary>
[KeptByNobody]
internal sealed class IndexModel(MailFolder mails, Who who, IConfiguration configuration, OperatorClients services) : MailPage(mails, who, configuration)
{
    private const int Most = 100;
    private const string Written = "written";

    public IReadOnlyList<MailSummary> Found { get; private set; } = [];

    /// <summary>What has not gone out, and of which service it is.</summary>
    public IReadOnlyList<(OperatorClient Service, QueuedMail Mail)> Queued { get; private set; } = [];

    /// <summary>Services that can't be reached.</summary>
    public IReadOnlyList<string> Away { get; private set; } = [];

    /// <summary>There are more than are shown.</summary>
    public bool HasMore { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public bool IsFolder => Mails.IsUsed;

    public bool ShowsFolder => IsFolder && State is null or "" or Written;

    public bool ShowsQueued => IsOperator && State is not Written;

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(To) || !string.IsNullOrEmpty(State);

    public IReadOnlyList<Choice> States =>
    [
        .. Choice.All<QueuedMailState>(state => MailWords.Of(state).Text),
        .. IsFolder ? [new Choice(Written, "Written to the folder")] : Array.Empty<Choice>(),
    ];

    public async Task<IActionResult> OnGet() => await Enter() is { } refusal ? refusal : await Show();

    public async Task<IActionResult> OnPost(string service, Guid id)
    {
        if (await Enter() is { } refusal) return refusal;
        if (!IsOperator) return StatusCode(StatusCodes.Status403Forbidden);
        if (services.Find(service) is not { } of) return NotFound();
        return Took(await of.SendMail(id, Cancel)) ? Done("/operator/mail", "It is tried again now") : await Show();
    }

    private async Task<IActionResult> Show()
    {
        var part = string.IsNullOrWhiteSpace(To) ? null : To.Trim();
        if (ShowsFolder) Found = Mails.List(Most, part, inPart: true);
        if (!ShowsQueued) return Page();
        var queued = new List<(OperatorClient, QueuedMail)>();
        var away = new List<string>();
        foreach (var service in services.All)
        {
            try
            {
                var found = (await service.Mails(part, State, Cancel)).OrThrow();
                queued.AddRange(found.Items.Select(mail => (service, mail)));
                HasMore |= !found.IsWhole;
            }
            catch (Exception e) when (e is UnavailableException or ApiProblemException { Problem.Status: >= 500 })
            {
                away.Add(service.Name);
            }
        }
        Queued = [.. queued.OrderByDescending(q => q.Item2.At)];
        Away = away;
        return Page();
    }
}
