using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Secondments.Hosting.Mails;

/// <summary>Hands letters to a mail server.</summary>
internal sealed class SmtpPostbox(MailOptions options) : IPostbox
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public async Task Post(Letter letter, CancellationToken cancel)
    {
        using var message = new MailMessage(letter.From, letter.To)
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Text,
            BodyEncoding = Encoding.UTF8,
        };
        // RFC 3834: no out-of-office note answers it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Html is not null) message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(letter.Html, Encoding.UTF8, MediaTypeNames.Text.Html));

        using var client = new SmtpClient(options.Smtp.Host, options.Smtp.Port)
        {
            EnableSsl = options.Smtp.StartTls,
            Credentials = options.Smtp.User is { Length: > 0 } user ? new NetworkCredential(user, options.Smtp.Password) : null,
        };
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inTime.CancelAfter(Longest);
        await client.SendMailAsync(message, inTime.Token);
    }
}
