using System.Text;

namespace Secondments.Opportunities.Features.Imports.Files;

/// <summary>A record of a CSV file. <paramref name="Misquoted"/>: a quotation mark stood where none may.</summary>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, bool Misquoted);

/// <summary>
/// Reads CSV as RFC 4180 has it. Our own, because each record must know the line on which it starts, and a misplaced
/// quotation mark must cost its own row only, as far as that can be told.
/// </summary>
internal static class CsvRecords
{
    private const int LongestCell = 100_000;
    private const int MostCells = 500;

    /// <exception cref="ImportFileException">A cell never ends: what follows can't be told apart.</exception>
    public static IEnumerable<CsvRecord> Read(TextReader text, char delimiter)
    {
        var line = 1;
        while (text.Peek() >= 0)
        {
            var start = line;
            List<string> cells = [];
            var misquoted = false;
            bool more;
            do
            {
                more = Cell(text, delimiter, ref line, ref misquoted, start, cells);
                if (cells.Count > MostCells) throw new ImportFileException($"Line {start} has more than {MostCells} cells.");
            }
            while (more);
            yield return new(start, cells, misquoted);
        }
    }

    /// <summary>Reads one cell and what ends it; false when that was the end of the record.</summary>
    private static bool Cell(TextReader text, char delimiter, ref int line, ref bool misquoted, int start, List<string> cells)
    {
        var cell = new StringBuilder();
        var quoted = text.Peek() == '"';
        if (quoted) text.Read();
        var open = quoted;
        while (true)
        {
            var c = text.Read();
            if (c == '\n') line++;
            if (open)
            {
                if (c < 0) throw new ImportFileException($"A quotation mark that is opened on line {start} is not closed.");
                if (c != '"') cell.Append((char)c);
                else if (text.Peek() == '"') cell.Append((char)text.Read());
                else open = false;
            }
            else if (c < 0 || c == '\n' || c == delimiter)
            {
                if (cell is { Length: > 0 } && cell[^1] == '\r' && c != delimiter) cell.Length--;
                cells.Add(cell.ToString());
                return c == delimiter;
            }
            else
            {
                misquoted |= c == '"' || quoted && c != '\r';
                cell.Append((char)c);
            }
            if (cell.Length > LongestCell)
                throw new ImportFileException($"A cell on line {start} is longer than {LongestCell} characters. A quotation mark may be opened there and not closed.");
        }
    }
}
