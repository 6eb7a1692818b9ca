using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Hosting.Edge;
using Secondments.Kernel;
using Secondments.Opportunities.Features.Imports.Files;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>The file in a request: the body itself, or the part named <c>file</c> of a form.</summary>
/// <param name="Format">What it was said to be; null where only the file can tell.</param>
internal sealed record Upload(Stream Body, ImportFormat? Format)
{
    private static readonly string[] Csv = ["text/csv", "application/csv"];
    private static readonly string[] JsonLines = ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"];
    private static readonly string[] Either = ["text/plain", "application/octet-stream"];

    public static async Task<Result<Upload>> Of(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return EdgeErrors.WrongMediaType;
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return Csv.Concat(JsonLines).Concat(Either).Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
                ? new Upload(request.Body, FormatOf(type.MediaType.Value!))
                : EdgeErrors.WrongMediaType;
        }
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200) return EdgeErrors.Unreadable;
        try
        {
            var parts = new MultipartReader(boundary, request.Body);
            while (await parts.ReadNextSectionAsync(cancel) is { } part)
            {
                // What the sender calls the file or says of its type is a guess of their browser's.
                if (ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) && disposition.Name == "file")
                    return new Upload(part.Body, null);
            }
        }
        catch (IOException)
        {
            return EdgeErrors.Unreadable;
        }
        return Error.Invalid("import.file", new FieldError("/file", "required", "Choose a file."));
    }

    /// <summary>The format and, of a CSV file, its column names; or what makes the file none that can be imported.</summary>
    public static Result<(ImportFormat Format, IReadOnlyList<string> Header)> Look(Stream file, ImportFormat? said)
    {
        Span<byte> head = stackalloc byte[4096];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.IsEmpty) return NotText("The file is empty.");
        if (head.StartsWith("PK"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return NotText("This is a spreadsheet or an archive. Save it as CSV (UTF-8), and upload that file.");
        var utf16 = head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        if (!utf16 && head.Contains((byte)0) || head.StartsWith("%PDF"u8)) return NotText("This is not a text file. Upload CSV or JSON lines.");
        try
        {
            var first = ImportFiles.FirstLine(file) ?? "";
            var format = said ?? (first.TrimStart().StartsWith('{') ? ImportFormat.JsonLines : ImportFormat.Csv);
            if (format is ImportFormat.JsonLines) return (format, Array.Empty<string>());
            return CsvHeader.Read(first).TryGet(out var header, out var wrong) ? (format, header.Columns) : wrong;
        }
        catch (ImportFileException e)
        {
            return NotText(e.Message);
        }
    }

    private static Error NotText(string detail) => Error.Invalid("import.file", new FieldError("/file", "unreadable", detail));

    private static ImportFormat? FormatOf(string type) =>
        Csv.Contains(type, StringComparer.OrdinalIgnoreCase) ? ImportFormat.Csv
        : JsonLines.Contains(type, StringComparer.OrdinalIgnoreCase) ? ImportFormat.JsonLines
        : null;
}
