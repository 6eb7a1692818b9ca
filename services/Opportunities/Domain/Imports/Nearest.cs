namespace Secondments.Opportunities.Domain.Imports;

/// <summary>The name that a mistyped one most likely meant.</summary>
internal static class Nearest
{
    public static string? To(string text, IEnumerable<string> names) => text.Length > 40
        ? null
        : names.Select(name => (Name: name, Distance: Distance(text, name))).Where(n => n.Distance <= Math.Max(2, text.Length / 3)).OrderBy(n => n.Distance).FirstOrDefault().Name;

    /// <summary>Levenshtein's: how many letters to put in, take out or change.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[^1];
    }
}
