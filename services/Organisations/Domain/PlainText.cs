using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>
/// Reads text that people typed: trimmed, of a bounded length, without control characters. (What no text may hold, the edge
/// has refused before.)
/// </summary>
internal sealed class PlainText(List<FieldError> errors)
{
    /// <summary>The text, or an empty string after noting what is wrong with it.</summary>
    public string Needed(string pointer, string? value, int most, string missing)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            errors.Add(new FieldError(pointer, "missing", missing));
            return "";
        }
        return Optional(pointer, value, most) ?? "";
    }

    /// <summary>The text; null when there is none, or after noting what is wrong with it.</summary>
    public string? Optional(string pointer, string? value, int most)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var text = value.Trim();
        if (text.Length > most) errors.Add(new FieldError(pointer, "too_long", $"Use {most:N0} characters or fewer."));
        else if (!IsClean(text)) errors.Add(new FieldError(pointer, "unreadable", "Take out the characters that cannot be shown."));
        else return text;
        return null;
    }

    private static bool IsClean(string text) => !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}
