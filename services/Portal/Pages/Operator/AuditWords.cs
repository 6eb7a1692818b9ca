using System.Globalization;
using System.Text;
using System.Text.Json;
using Secondments.Contracts.Operator.Api;
using Secondments.Hosting.Api;

namespace Secondments.Portal.Pages.Operator;

/// <summary>Audit entries as lines that people read, and as a file.</summary>
internal static class AuditWords
{
    /// <summary>The members that changed: of personal ones only the name.</summary>
    public static IEnumerable<string> ChangesOf(AuditEntryAnswer entry)
    {
        if (entry.Changes.ValueKind is not JsonValueKind.Object) yield break;
        foreach (var member in entry.Changes.EnumerateObject())
        {
            if (member.Value.ValueKind is not JsonValueKind.Array || member.Value.GetArrayLength() != 2)
            {
                yield return $"{member.Name}: changed";
                continue;
            }
            yield return $"{member.Name}: {Short(member.Value[0])} → {Short(member.Value[1])}";
        }
    }

    /// <summary>With a first line of names; ids as they are, because names may be asked to be forgotten.</summary>
    public static string Csv(IEnumerable<AuditEntryAnswer> entries)
    {
        var csv = new StringBuilder(CsvText.Line(["number", "at", "who", "from_address", "what", "record", "id", "version", "organisations", "changes"]));
        foreach (var entry in entries)
        {
            csv.Append(CsvText.Line(
            [
                entry.Number?.ToString(CultureInfo.InvariantCulture), entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), entry.Actor, entry.RemoteAddress,
                entry.Action, entry.EntityKind, entry.EntityId.ToString(), entry.EntityVersion.ToString(CultureInfo.InvariantCulture), string.Join(' ', entry.Organisations), entry.Changes.GetRawText(),
            ]));
        }
        return csv.ToString();
    }

    private static string Short(JsonElement value)
    {
        var text = Said(value);
        return text.Length > 80 ? $"{text[..80]}…" : text;
    }

    /// <summary>As text: members that say nothing are left out.</summary>
    private static string Said(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "nothing",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject().Where(m => m.Value.ValueKind is not JsonValueKind.Null).Select(m => $"{m.Name}: {Said(m.Value)}")),
        JsonValueKind.Array => value.GetArrayLength() == 0 ? "nothing" : string.Join(", ", value.EnumerateArray().Select(Said)),
        _ => value.GetRawText(),
    };
}
