namespace Secondments.Kernel;

/// <summary>What text that people write may hold, and how much of it.</summary>
public static class PlainText
{
    /// <summary>
    /// Null when <paramref name="text"/> is fine, otherwise what is wrong with it: <c>required</c>, <c>too_long</c> or
    /// <c>characters</c> (control characters, unpaired surrogates, and the marks that turn text round, which can make a page
    /// say something else than what is stored).
    /// </summary>
    /// <param name="pointer">JSON pointer of the member.</param>
    /// <param name="most">The most UTF-16 units.</param>
    /// <param name="lines">Whether line breaks and tabs may stand in it.</param>
    public static FieldError? Check(string pointer, string? text, int most, bool required = false, bool lines = true)
    {
        if (string.IsNullOrWhiteSpace(text))
            return required ? new(pointer, "required", "This is needed.") : text is null ? null : CheckCharacters(pointer, text, lines);
        return text.Length > most
            ? new(pointer, "too_long", $"This may have at most {most} characters.")
            : CheckCharacters(pointer, text, lines);
    }

    /// <summary>An e-mail address as far as it can be told by looking: one @, a dotted domain, at most 254 characters, no spaces.</summary>
    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@');
        if (at < 1 || at != text.LastIndexOf('@') || text.Length > 254) return false;
        var domain = text[(at + 1)..];
        return domain.Contains('.') && !domain.StartsWith('.') && !domain.EndsWith('.') && !domain.Contains("..", StringComparison.Ordinal)
            && text.All(c => c > ' ' && c != '\u007f' && c is not (',' or ';' or '<' or '>' or '"' or '(' or ')' or '[' or ']' or '\\' or ':'))
            && domain.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
    }

    /// <summary>The part of an address after the @, lower-case.</summary>
    public static string DomainOf(string email) => email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();

    private static FieldError? CheckCharacters(string pointer, string text, bool lines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (char.IsSurrogate(c) || (char.IsControl(c) && !(lines && c is '\n' or '\r' or '\t')) || IsTurning(c))
                return new(pointer, "characters", "This holds characters that can't be kept: control characters, or marks that turn text round.");
        }

        return null;
    }

    // Bidirectional embeddings, overrides and isolates (Unicode UAX #9); the plain marks LRM and RLM stay allowed.
    private static bool IsTurning(char c) => c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
