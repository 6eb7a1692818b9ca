using Secondments.Kernel;
using Secondments.Opportunities.Domain.Imports;

namespace Secondments.Opportunities.Features.Imports.Files;

/// <summary>The first line of a CSV file: which columns it has, and what stands between them.</summary>
internal sealed record CsvHeader(IReadOnlyList<string> Columns, char Delimiter)
{
    /// <summary>The header, or <c>import.columns</c> (422) with everything that is wrong with it.</summary>
    public static Result<CsvHeader> Read(string firstLine)
    {
        var delimiter = new[] { ',', ';', '\t' }.MaxBy(c => firstLine.Count(x => x == c));
        var headings = firstLine.TrimEnd('\r', '\n').Split(delimiter).Select(h => h.Trim().Trim('"')).ToList();
        var names = headings.Select(Domain.Imports.Columns.Named).ToList();
        List<FieldError> wrong =
        [
            .. Domain.Imports.Columns.Required.Except(names).Select(c => new FieldError($"/{c}", "missing", $"The column {c} is missing.")),
            .. names.Except(Domain.Imports.Columns.All).Except(Domain.Imports.Columns.PassedOver).Select(Unknown),
            .. names.GroupBy(n => n).Where(g => g.Key.Length > 0 && g.Count() > 1).Select(g => new FieldError($"/{g.Key}", "repeated", $"The column {g.Key} is there {g.Count()} times.")),
        ];
        if (wrong.Count == 0) return new CsvHeader(headings, delimiter);
        return Error.Invalid("import.columns", wrong) with
        {
            Detail = $"The first line must name the columns of the template. {string.Join(" ", wrong.Take(5).Select(w => w.Detail))}",
        };
    }

    private static FieldError Unknown(string name)
    {
        var cut = name.Length > 50 ? name[..50] : name;
        return new($"/{cut}", "unknown", cut.Length == 0 ? "A column has no name." : $"There is no column {cut}{Meant(name)}");
    }

    private static string Meant(string name) => Nearest.To(name, Domain.Imports.Columns.All) is { } meant ? $"; did you mean {meant}?" : ".";
}
