namespace Secondments.Hosting.Mails;

/// <summary>Writes each letter as a file that any mail program opens. Names sort by time.</summary>
internal sealed class FolderPostbox(MailFolder folder, MailOptions options, TimeProvider clock) : IPostbox
{
    public Task Post(Letter letter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var name = MailFolder.NameAt(now);
        return folder.Write(name, Eml.Write(letter, now, $"{name}@{options.PublicUrl.Host}"), cancel);
    }
}
