using System.Net.Mail;
using Secondments.Kernel;

namespace Secondments.Identity.Domain;

/// <summary>What a name and an e-mail address have to be. Generous: names are what people say they are.</summary>
internal static class ContactRules
{
    public const int LongestName = 100;

    // RFC 5321 §4.5.3.1.3: a path has 256 characters, two of them its brackets.
    public const int LongestEmail = 254;

    public static FieldError? CheckName(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return new("/name", "account.name_missing", "Enter your full name");
        if (name.Length > LongestName) return new("/name", "account.name_too_long", $"Enter a name of at most {LongestName} characters");
        return name.Any(IsUnsafe) ? new("/name", "account.name_characters", "Enter your name without hidden or control characters") : null;
    }

    public static FieldError? CheckEmail(string? email)
    {
        if (string.IsNullOrWhiteSpace(email)) return new("/email", "account.email_missing", "Enter your e-mail address");
        var text = email.Trim();
        return text.Length <= LongestEmail && !text.Any(c => char.IsWhiteSpace(c) || IsUnsafe(c) || c is '"' or '<' or '>' or ',' or ';')
            && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text
            && parsed.Host.Contains('.', StringComparison.Ordinal) && !parsed.Host.EndsWith('.')
            ? null
            : new("/email", "account.email_wrong", "Enter an e-mail address in the correct format, like name@example.org");
    }

    // Bidirectional overrides and lone surrogates show as something other than what they are.
    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFFFD' || char.IsSurrogate(c);
}
