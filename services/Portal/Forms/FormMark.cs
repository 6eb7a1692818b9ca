using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Secondments.Portal.Forms;

/// <summary>
/// What a form of ours says of itself, signed and encrypted: on which page it stood, who was given it, and the version of the
/// record that it was filled from. It proves, when the session has ended, that the text is worth keeping and whose it is.
/// </summary>
internal sealed record FormMark(string Page, string Subject, long? Version)
{
    public const string Field = "_mark";
    public const string KeyField = "_key";

    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    public string Sign(IDataProtectionProvider protection) => Protector(protection).Protect(JsonSerializer.Serialize(this), Lasts);

    /// <summary>The mark of a posted form; null when there is none, it isn't ours, or it is of another page.</summary>
    public static FormMark? Of(HttpContext context, IFormCollection form, IDataProtectionProvider protection)
    {
        if (form[Field].ToString() is not { Length: > 0 and < 4000 } signed) return null;
        try
        {
            var mark = JsonSerializer.Deserialize<FormMark>(Protector(protection).Unprotect(signed));
            return string.Equals(mark?.Page, PageOf(context), StringComparison.Ordinal) ? mark : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A page by its path: case doesn't make another of it.</summary>
    public static string PageOf(HttpContext context) => (context.Request.PathBase + context.Request.Path).Value!.TrimEnd('/').ToLowerInvariant();

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector("Secondments.Portal.FormMark").ToTimeLimitedDataProtector();
}
