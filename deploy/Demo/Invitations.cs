using Secondments.Hosting.Mails;

namespace Secondments.Demo;

internal static class Invitations
{
    private const int MostLooks = 300;

    /// <summary>The secret of the newest invitation that was mailed to an address; waits for the mail.</summary>
    /// <exception cref="TimeoutException">None came in 15 s.</exception>
    public static async Task<string> SecretFor(MailFolder mails, string email, CancellationToken cancel)
    {
        for (var looks = 0; looks < MostLooks; looks++)
        {
            var link = mails.List(int.MaxValue, email)
                .SelectMany(m => mails.Read(m.Id)?.Links ?? [])
                .FirstOrDefault(l => l.Contains("/invitation/", StringComparison.Ordinal));
            if (link is not null) return link[(link.LastIndexOf('/') + 1)..];
            await Task.Delay(50, cancel);
        }
        throw new TimeoutException($"No invitation for {email} came.");
    }
}
