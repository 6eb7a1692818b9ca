using System.Text.RegularExpressions;
using Secondments.Architecture.Tests.Reading;
using Secondments.Kernel;

namespace Secondments.Architecture.Tests.Rules;

/// <summary>An error code that the code can answer with, and the statuses that it comes with.</summary>
public sealed record CatalogueEntry(string Code, IReadOnlyList<int> Statuses);

/// <summary>Finds every error code in compiled code: a text of the form <c>entity.reason</c> that is made into an <see cref="Error"/>.</summary>
public static partial class ErrorCatalogue
{
    private const string ErrorType = "Secondments.Kernel.Error";

    public static IReadOnlyList<CatalogueEntry> Read(IEnumerable<Body> bodies) =>
    [
        .. bodies.SelectMany(CodesOf).GroupBy(c => c.Code).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CatalogueEntry(g.Key, [.. g.Select(c => c.Status).Distinct().Order()])),
    ];

    private static IEnumerable<(string Code, int Status)> CodesOf(Body body)
    {
        var codes = new List<string>();
        string? entity = null;
        int? number = null;
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Number is { } n && codes.Count == 0) number = n;
            if (instruction.Text is { } text)
            {
                if (Code().IsMatch(text)) codes.Add(text);
                else if (Entity().IsMatch(text)) entity = text;
            }
            if (instruction.Member is not { } member || !member.StartsWith($"{ErrorType}::", StringComparison.Ordinal)) continue;
            var status = member[(ErrorType.Length + 2)..] switch
            {
                ".ctor" => number,
                nameof(Error.NotFound) => (int)ErrorKind.NotFound,
                nameof(Error.Forbidden) => (int)ErrorKind.Forbidden,
                nameof(Error.Conflict) => (int)ErrorKind.Conflict,
                nameof(Error.Invalid) => (int)ErrorKind.Invalid,
                nameof(Error.Unavailable) => (int)ErrorKind.Unavailable,
                _ => null,
            };
            if (status is null) continue;
            if (status == (int)ErrorKind.NotFound && entity is not null && codes.Count == 0) yield return ($"{entity}.not_found", status.Value);
            foreach (var code in codes) yield return (code, status.Value);
            codes.Clear();
            entity = null;
            number = null;
        }
    }

    [GeneratedRegex("^[a-z][a-z_]*\\.[a-z][a-z_]*$")]
    private static partial Regex Code();

    [GeneratedRegex("^[a-z][a-z_]*$")]
    private static partial Regex Entity();
}
