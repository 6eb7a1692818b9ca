using Secondments.Opportunities.Domain.Imports;

namespace Secondments.Opportunities.Features.Imports.Files;

/// <summary>Reads the rows of a CSV file whose header has been found good.</summary>
internal static class CsvFile
{
    public static IEnumerable<ReadRow> Rows(TextReader text, char delimiter)
    {
        List<string>? columns = null;
        foreach (var record in CsvRecords.Read(text, delimiter))
        {
            if (columns is null) columns = [.. record.Cells.Select(Columns.Named)];
            else if (!record.Cells.All(string.IsNullOrWhiteSpace)) yield return Row(record, columns) with { Cells = record.Cells };
        }
    }

    private static ReadRow Row(CsvRecord record, List<string> columns)
    {
        var cells = record.Cells;
        if (record.Misquoted)
            return ReadRow.Unreadable(record.Line, new(null, null, "A quotation mark stands inside a cell. Put the cell in quotation marks and double those inside."));
        if (cells.Count < columns.Count || cells.Skip(columns.Count).Any(c => c.Length > 0))
            return ReadRow.Unreadable(record.Line, new(null, null, $"The row has {cells.Count} cells and the first line {columns.Count}. Put text with commas or line ends in quotation marks."));
        return RowReading.Read(record.Line, column => columns.IndexOf(column) is >= 0 and var at ? cells[at] : null);
    }
}
