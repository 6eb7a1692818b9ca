using System.Text.Json;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;
using Secondments.Opportunities.Domain.Opportunities;

namespace Secondments.Opportunities.Features.Imports.Files;

/// <summary>
/// Reads JSON lines: each an object with the names of the CSV columns, or the details of an opportunity as the API takes them.
/// </summary>
internal static class JsonLinesFile
{
    private static readonly JsonDocumentOptions Shape = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static IEnumerable<ReadRow> Rows(TextReader text)
    {
        for (var line = 1; text.ReadLine() is { } json; line++)
        {
            if (!string.IsNullOrWhiteSpace(json)) yield return Row(line, json);
        }
    }

    private static ReadRow Row(int line, string json)
    {
        JsonElement row;
        try
        {
            using var document = JsonDocument.Parse(json, Shape);
            row = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            var twice = e.Message.Contains("uplicate", StringComparison.Ordinal);
            return ReadRow.Unreadable(line, new(null, CellReader.Cut(json), twice ? "A name stands twice in this object. Leave one of them." : "One JSON object on one line."));
        }
        if (row.ValueKind is not JsonValueKind.Object)
            return ReadRow.Unreadable(line, new(null, CellReader.Cut(json), "One JSON object on one line."));
        return row.EnumerateObject().All(IsColumn) ? RowReading.Read(line, name => Text(row, name)) : Details(line, row);
    }

    private static ReadRow Details(int line, JsonElement row)
    {
        var (reference, title) = (CellReader.Cut(Text(row, "reference")), CellReader.Cut(Text(row, "title")));
        ReadRow Refused(params ImportProblem[] problems) => new(line, reference, title, null, problems);

        if (row.EnumerateObject().Select(m => m.Name).FirstOrDefault(n => !DetailsFields.All.Contains(n)) is { } unknown)
            return Refused(new ImportProblem(CellReader.Cut(unknown), null, Nearest.To(unknown, [.. DetailsFields.All, .. Columns.All]) is { } meant ? $"There is no such name. Write {meant}, or leave it out." : "There is no such name. Leave it out."));
        try
        {
            var details = row.Deserialize<OpportunityDetails>(Json.Strict)!;
            if (string.IsNullOrWhiteSpace(details.Reference))
                return Refused(new ImportProblem("reference", null, "Your own reference for the post, so that it is found again when the file comes again."));
            return new(line, reference, title, details, []) { NameOf = NameOf, ValueOf = name => Text(row, name.Split('/')[0]) };
        }
        catch (JsonException e)
        {
            var path = e.Path?.TrimStart('$', '.') ?? "";
            var member = path.Split('.', '[')[0];
            return Refused(new ImportProblem(path.Length == 0 ? null : path, CellReader.Cut(Text(row, member)), Expected(member)));
        }
    }

    /// <summary><c>/details/places/0/name</c> → <c>places/0/name</c>.</summary>
    private static string? NameOf(string pointer) => pointer.StartsWith("/details/", StringComparison.Ordinal) ? pointer["/details/".Length..] : null;

    private static string Expected(string member)
    {
        var property = typeof(OpportunityDetails).GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == member);
        var type = property?.PropertyType is { } t ? Nullable.GetUnderlyingType(t) ?? (t.IsGenericType ? t.GenericTypeArguments[0] : t) : null;
        return type switch
        {
            { IsEnum: true } => $"{(property!.PropertyType.IsGenericType && Nullable.GetUnderlyingType(property.PropertyType) is null ? "A list of" : "One of")}: {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}.",
            _ when type == typeof(DateOnly) => "A date, such as 2027-03-31.",
            _ when type == typeof(int) => "A whole number.",
            _ => "What the list of fields says of this name.",
        };
    }

    private static bool IsColumn(JsonProperty member) =>
        Columns.All.Contains(member.Name) && member.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object);

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => Readable(value),
            _ => value.GetRawText(),
        }
        : null;

    /// <summary>A lone surrogate can be written in JSON and not read from it.</summary>
    private static string Readable(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFF";
        }
    }
}
