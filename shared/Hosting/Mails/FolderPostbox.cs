using System.Globalization;
using System.Security.Cryptography;

namespace Secondments.Hosting.Mails;

/// <summary>Writes each letter as a file that any mail program opens. Names sort by time.</summary>
internal sealed class FolderPostbox(MailOptions options, TimeProvider clock) : IPostbox
{
    public async Task Post(Letter letter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var name = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        Directory.CreateDirectory(options.Folder);
        // Whoever reads the folder sees whole files only.
        var half = Path.Combine(options.Folder, name + ".tmp");
        await File.WriteAllTextAsync(half, Eml.Write(letter, now, $"{name}@{options.PublicUrl.Host}"), cancel);
        File.Move(half, Path.Combine(options.Folder, name + ".eml"));
    }
}
