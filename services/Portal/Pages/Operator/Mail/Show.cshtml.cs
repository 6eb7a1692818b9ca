using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Configuration;
using Secondments.Hosting.Mails;
using Secondments.Portal.Clients;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Mail;

/// <summary>One mail as text, its links to follow.</summary>
[KeptByNobody]
internal sealed class ShowModel(MailFolder mails, Who who, IConfiguration configuration, OperatorClients services) : MailPage(mails, who, configuration)
{
    public MailMessageView Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string id)
    {
        if (await Enter() is { } refusal) return refusal;
        if (!Mails.IsUsed || Mails.Read(id) is not { } found) return NotFound();
        Mail = found;
        return Page();
    }

    /// <summary>The folder is everybody's; whose accounts the letters mostly are keeps in its audit who sent one again.</summary>
    public async Task<IActionResult> OnPost(string id)
    {
        if (await OnGet(id) is var shown && shown is not PageResult) return shown;
        if (!IsOperator) return StatusCode(StatusCodes.Status403Forbidden);
        return Took(await services.Identity.SendLetter(id, Cancel)) ? Done("/operator/mail", "It is sent again") : Page();
    }

    public IHtmlContent Text
    {
        get
        {
            var html = new HtmlContentBuilder();
            var rest = Mail.Text;
            foreach (var link in Mail.Links)
            {
                var at = rest.IndexOf(link, StringComparison.Ordinal);
                if (at < 0) continue;
                html.Append(rest[..at]).AppendHtml("<a class=\"govuk-link\" href=\"").Append(link).AppendHtml("\">").Append(link).AppendHtml("</a>");
                rest = rest[(at + link.Length)..];
            }
            return html.Append(rest);
        }
    }
}
