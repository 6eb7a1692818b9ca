using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Secondments.Kernel;

namespace Secondments.Grains.Store;

/// <summary>Encrypts a mail for its wait in the queue, and opens it for delivery: it may hold a one-time secret.</summary>
public static class MailSeal
{
    private const string Purpose = "mail";

    public static MailRow RowOf(Mail mail, DateTimeOffset now, IDataProtectionProvider protection) => new()
    {
        Id = Ids.New(now),
        Sealed = protection.CreateProtector(Purpose).Protect(JsonSerializer.Serialize(mail, Json.Stored)),
        At = now,
        NextTry = now,
    };

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key that sealed it isn't here any more.</exception>
    public static Mail Open(MailRow row, IDataProtectionProvider protection) =>
        JsonSerializer.Deserialize<Mail>(AtRest.Open(protection.CreateProtector(Purpose), row.Sealed), Json.Stored)!;
}
