using System.Globalization;
using System.Text.Json;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Imports;

/// <summary>Reads the cells of one row as people and spreadsheets write them, and gathers what can't be read.</summary>
internal sealed class CellReader(Func<string, string?> cell)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] DateShapes = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMMM yyyy", "d MMM yyyy"];

    private readonly List<ImportProblem> _problems = [];

    public IReadOnlyList<ImportProblem> Problems => _problems;

    public string? Text(string column)
    {
        var text = cell(column)?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        // Our own exports put an apostrophe before what a spreadsheet would run as a formula.
        return text[0] == '\'' && Formula.Begins(text) ? text[1..] : text;
    }

    /// <summary>With semicolons between; where there is a line end, one a line, so that an item may have a semicolon.</summary>
    public IReadOnlyList<string>? Texts(string column) => Split(column, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same, with what is left empty between as empty text.</summary>
    public IReadOnlyList<string>? Slots(string column) => Split(column, StringSplitOptions.TrimEntries);

    private string[]? Split(string column, StringSplitOptions options) =>
        Text(column)?.Split(cell(column)!.Contains('\n') ? '\n' : ';', options);

    public T? Word<T>(string column) where T : struct, Enum => Text(column) is { } text ? WordOf<T>(column, text) : null;

    public IReadOnlyList<T>? Words<T>(string column) where T : struct, Enum =>
        Texts(column)?.Select(text => WordOf<T>(column, text)).OfType<T>().ToList();

    public int? Number(string column, string what) =>
        Read<int>(column, what, text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);

    public decimal? Decimal(string column, string what) =>
        Read<decimal>(column, what, text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);

    public DateOnly? Date(string column) =>
        Read<DateOnly>(column, "A date, such as 2027-03-31 or 31/03/2027.", text => DateOnly.TryParseExact(text, DateShapes, British, DateTimeStyles.None, out var date) ? date : null);

    public int? Grade(string column) =>
        Read<int>(column, "A band from 1 to 9, or the name of a grade such as HEO, Band 6 or Grade 7.", Band.Parse);

    public Money? Amount(string column, string currency) =>
        Read<Money>(column, "An amount such as 38000 or 38,000.50, with a currency of GBP, EUR or USD.",
            text => Money.Parse(text.TrimStart('£').Replace(",", "", StringComparison.Ordinal).Trim(), currency));

    public IReadOnlyList<OrganisationId>? Organisations(string column) =>
        Texts(column)?.Select(text => ReadOne<OrganisationId>(column, text, "The ids of organisations on the exchange, separated by semicolons.",
            t => Guid.TryParseExact(t, "D", out var id) ? new OrganisationId(id) : null)).OfType<OrganisationId>().ToList();

    public void Refuse(string? column, string? value, string whatToWrite) => _problems.Add(new(column, Cut(value), whatToWrite));

    public T? WordOf<T>(string column, string text) where T : struct, Enum =>
        ReadOne<T>(column, text, $"One of: {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}.",
            t => Enum.TryParse<T>(Columns.Named(t).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var word) && !char.IsDigit(t[0]) && !t.Contains(',') ? word : null);

    public static string? Cut(string? value) => value is { Length: > 200 } ? value[..200] : value;

    private T? Read<T>(string column, string what, Func<string, T?> read) where T : struct =>
        Text(column) is { } text ? ReadOne(column, text, what, read) : null;

    private T? ReadOne<T>(string column, string text, string what, Func<string, T?> read) where T : struct
    {
        var value = read(text);
        if (value is null) Refuse(column, text, what);
        return value;
    }
}
