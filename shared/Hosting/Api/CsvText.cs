using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>
/// Writes lines of CSV that a spreadsheet may open: a cell that it would take for a formula is quoted and begins with an
/// apostrophe (OWASP, CSV injection).
/// </summary>
public static class CsvText
{
    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var formula = Formula.Begins(text);
        if (!formula && text.AsSpan().IndexOfAny(",;\"\r\n\t") < 0) return text;
        return $"\"{(formula ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
