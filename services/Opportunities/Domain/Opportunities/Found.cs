using System.Globalization;
using Secondments.Kernel;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>Gathers what is wrong with details, all of it, so that nobody mends one field to be told of the next.</summary>
internal sealed class Found
{
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public void Add(string field, string code, string detail) => _errors.Add(new(DetailsFields.Pointer(field), code, detail));

    public void Text(string field, string? text, int longest) => Readable(field, PlainText.Problem(text, longest));

    public void Line(string field, string? text, int longest) => Readable(field, PlainText.Problem(text, longest, oneLine: true));

    public void Name(string field, string? text, int longest, string missing)
    {
        if (text is null) Add(field, "required", missing);
        else Line(field, text, longest);
    }

    public bool Count<T>(string field, IReadOnlyList<T>? list, int most)
    {
        if (list is null || list.Count <= most) return true;
        Add(field, "too_many", $"Give at most {most}; there are {list.Count}.");
        return false;
    }

    public void Lines(string field, IReadOnlyList<string>? list, int most, int longest)
    {
        if (!Count(field, list, most)) return;
        for (var i = 0; i < list?.Count; i++) Name($"{field}/{i}", list[i], longest, "Write something here, or leave it out.");
    }

    public void Range(string field, int? number, int least, int most)
    {
        if (number < least || number > most)
            Add(field, "out_of_range", string.Create(CultureInfo.InvariantCulture, $"Give a whole number from {least} to {most}."));
    }

    private void Readable(string field, (string Code, string Detail)? problem)
    {
        if (problem is { } p) Add(field, p.Code, p.Detail);
    }
}
