using System.Text.Json;
using System.Text.Unicode;
using Secondments.Kernel;

namespace Secondments.Hosting.Edge;

/// <summary>
/// Looks at every string of a JSON body once, for all endpoints: NUL (databases cut or refuse it), lone surrogates (they
/// can't be stored) and the characters that override or embed a direction of writing (they make text read as what it isn't;
/// Unicode TR 36 §2.10.5).
/// </summary>
internal static class TextCheck
{
    /// <summary>The refusal, or null.</summary>
    /// <exception cref="JsonException">Not JSON, or nested too deep.</exception>
    public static Error? Of(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) return EdgeErrors.BadText;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Edge.DeepestJson });
        var member = "";
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) continue;
            if (!IsFit(ref reader)) return EdgeErrors.ForbiddenCharacters(reader.TokenType is JsonTokenType.PropertyName ? "" : member);
            if (reader.TokenType is JsonTokenType.PropertyName) member = "/" + reader.GetString();
        }
        return null;
    }

    private static bool IsFit(ref Utf8JsonReader reader)
    {
        // Without escapes there can be no NUL, because JSON forbids raw control characters, and every such character takes
        // three bytes that begin with E2.
        if (!reader.ValueIsEscaped && !reader.ValueSpan.Contains((byte)0xE2)) return true;
        try
        {
            var text = reader.GetString().AsSpan();
            return !text.Contains('\0') && !text.ContainsAnyInRange('\u202A', '\u202E') && !text.ContainsAnyInRange('\u2066', '\u2069');
        }
        catch (InvalidOperationException)
        {
            // An escape that names half of a pair.
            return false;
        }
    }
}
