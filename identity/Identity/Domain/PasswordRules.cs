using Secondments.Kernel;

namespace Secondments.Identity.Domain;

/// <summary>
/// What a password has to be: long, and not what a stranger would try first. No rule on kinds of character, which makes
/// passwords worse (NIST SP 800-63B §3.1.1.2).
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 200;

    public static FieldError? Check(string? password, string? name, string? email, string pointer = "/password")
    {
        if (string.IsNullOrEmpty(password)) return new(pointer, "password.missing", "Enter a password");
        if (password.Length < Shortest) return new(pointer, "password.too_short", $"Enter a password of at least {Shortest} characters");
        if (password.Length > Longest) return new(pointer, "password.too_long", $"Enter a password of at most {Longest} characters");
        if (password.Distinct().Count() < 4 || CommonPasswords.Contains(password))
            return new(pointer, "password.common", "Enter a password that is harder to guess: this one is on every list of common passwords");
        if (PartsOf(name, email).Any(part => password.Contains(part, StringComparison.OrdinalIgnoreCase)))
            return new(pointer, "password.personal", "Enter a password without your name or e-mail address in it");
        return null;
    }

    // Shorter parts than four letters ("Jo", "Ann") occur in good passwords by chance.
    private static IEnumerable<string> PartsOf(string? name, string? email) =>
        (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Append((email ?? "").Split('@')[0])
            .Concat((email ?? "").Split('@')[0].Split('.', '-', '_', '+'))
            .Where(part => part.Length >= 4);
}
