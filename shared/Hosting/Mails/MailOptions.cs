using Microsoft.Extensions.Configuration;

namespace Secondments.Hosting.Mails;

/// <summary>Where mails go.</summary>
/// <param name="ToFolder"><c>Mail:Provider</c> is folder: each mail is a file in <paramref name="Folder"/>.</param>
/// <param name="From"><c>Mail:From</c>: the sender's address.</param>
public sealed record MailOptions(bool ToFolder, string Folder, string From, Uri PublicUrl, SmtpOptions Smtp)
{
    /// <exception cref="InvalidOperationException">The provider is unknown, or SMTP has no host.</exception>
    public static MailOptions Read(IConfiguration configuration, Uri publicUrl)
    {
        var provider = configuration["Mail:Provider"] ?? "folder";
        if (provider is not ("folder" or "smtp")) throw new InvalidOperationException($"Mail:Provider is «{provider}»; it must be folder or smtp.");
        var smtp = configuration.GetSection("Mail:Smtp").Get<SmtpOptions>() ?? new SmtpOptions();
        if (provider is "smtp" && smtp.Host is "") throw new InvalidOperationException("Mail:Smtp:Host must name the server that takes our mails.");
        return new MailOptions(
            provider is "folder",
            configuration["Mail:Folder"] ?? Path.Combine(configuration["Data"] ?? "data", "mail"),
            configuration["Mail:From"] ?? $"Secondments <no-reply@{publicUrl.Host}>",
            publicUrl,
            smtp);
    }
}

/// <summary><c>Mail:Smtp</c>. With a user, the server must offer AUTH; with StartTls, a server without it is refused.</summary>
public sealed record SmtpOptions(string Host = "", int Port = 587, string? User = null, string? Password = null, bool StartTls = true);
