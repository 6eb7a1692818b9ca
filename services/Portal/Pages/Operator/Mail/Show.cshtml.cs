using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Secondments.Hosting.Mails;
using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.Operator.Mail;

/// <summary>One mail as text, its links to follow.</summary>
[KeptByNobody]
internal sealed class ShowModel(MailFolder mails, Who who, IConfiguration configuration) : MailPage(mails, who, configuration)
{
    public MailMessageView Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string id)
    {
        if (await Enter() is { } refusal) return refusal;
        if (Mails.Read(id) is not { } found) return NotFound();
        Mail = found;
        return Page();
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
