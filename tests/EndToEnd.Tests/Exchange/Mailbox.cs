using Secondments.Hosting.Mails;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>The mails that the exchange wrote.</summary>
public sealed class Mailbox(MailFolder folder)
{
    /// <summary>The newest mail to an address whose link has this in it; waits until it is written.</summary>
    public async Task<(MailMessageView Mail, string Link)> LinkTo(string email, string part)
    {
        var mail = await Eventually.Gets(() => Task.FromResult(folder.List(int.MaxValue, email)
            .Select(m => folder.Read(m.Id)!)
            .FirstOrDefault(m => m.Links.Any(l => l.Contains(part, StringComparison.Ordinal)))), $"a mail to {email} with a link to {part}");
        return (mail, mail.Links.First(l => l.Contains(part, StringComparison.Ordinal)));
    }
}
