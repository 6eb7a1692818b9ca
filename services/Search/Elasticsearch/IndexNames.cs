using System.Globalization;

namespace Secondments.Search.Elasticsearch;

/// <summary>
/// What the indices are called. Searches go to an alias that a rebuild moves; each edition has an alias for writing, and writes ask for one,
/// so that none can bring back an edition that is gone.
/// </summary>
internal sealed record IndexNames(string Prefix)
{
    public string Register => $"{Prefix}-register";

    public string Searched => $"{Prefix}-opportunities";

    public string Edition(int number) => string.Create(CultureInfo.InvariantCulture, $"{Searched}-{number}");

    public string Written(int number) => $"{Edition(number)}-write";

    public int? NumberOf(string edition) =>
        edition.StartsWith($"{Searched}-", StringComparison.Ordinal) && int.TryParse(edition.AsSpan(Searched.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
