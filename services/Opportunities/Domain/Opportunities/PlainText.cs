namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>Text that people wrote: anything that can be read, nothing that hides or turns what stands beside it.</summary>
public static class PlainText
{
    /// <summary>Without blanks around and with plain line ends; null when nothing is left.</summary>
    public static string? Trimmed(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return null;
        return trimmed.Contains('\r') ? trimmed.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : trimmed;
    }

    /// <summary>Null when the text may be kept; else a code and what to do.</summary>
    public static (string Code, string Detail)? Problem(string? text, int longest, bool oneLine = false)
    {
        if (text is null) return null;
        if (text.Length > longest) return ("too_long", $"Shorten this to {longest} characters; it has {text.Length}.");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(c)) return ("unreadable", "This holds half a character, as from a text that was cut. Type it again.");
            else if (oneLine && c is '\n' or '\t') return ("one_line", "Write this on one line.");
            else if (char.IsControl(c) && c is not '\n' and not '\t' || IsDirectionOverride(c) || c is '\uFFFE' or '\uFFFF')
                return ("unreadable", $"This holds a character that cannot be shown (U+{(int)c:X4}). Remove it.");
        }
        return null;
    }

    /// <summary>Bidirectional embeddings, overrides and isolates: they can make a text read other than it is stored.</summary>
    private static bool IsDirectionOverride(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
