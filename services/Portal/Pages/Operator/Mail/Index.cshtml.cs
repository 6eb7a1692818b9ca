using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Secondments.Hosting.Mails;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Mail;

/// <summary>The mails that were written to the folder, newest first.</summary>
[KeptByNobody]
internal sealed class IndexModel(MailFolder mails, Who who, IConfiguration configuration) : MailPage(mails, who, configuration)
{
    private const int Most = 100;

    public IReadOnlyList<MailSummary> Found { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Enter() is { } refusal) return refusal;
        Found = Mails.List(Most, string.IsNullOrWhiteSpace(To) ? null : To.Trim());
        return Page();
    }
}
