using Secondments.Bench.Hosts;
using Secondments.Hosting.Mails;

namespace Secondments.Bench.Loads;

/// <summary>The mails that an exchange has sent, as those see them who got them: each one's link that confirms an address.</summary>
internal sealed class Inboxes(RunningStandalone exchange)
{
    private readonly string _folder = Path.Combine(exchange.Data, "mail");
    private readonly MailFolder _mails = new(new MailOptions(ToFolder: true, Path.Combine(exchange.Data, "mail"), "", exchange.Url, new SmtpOptions()));
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads what has come since the last look; answers how many addresses have a link.</summary>
    public int Look()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*.eml"))
        {
            var id = Path.GetFileNameWithoutExtension(file);
            if (!_seen.Add(id) || _mails.Read(id) is not { } mail) continue;
            if (mail.Links.FirstOrDefault(l => l.Contains("/account/confirm/", StringComparison.Ordinal)) is { } link) _links[mail.To] = new Uri(link).PathAndQuery;
        }
        return _links.Count;
    }

    public string LinkFor(string email) => _links[email];
}
