using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Secondments.Kernel;

namespace Secondments.Opportunities.Features.Applications;

/// <summary>Reads words of a list's query; one that isn't in the domain can't be read (400).</summary>
internal static class ListFilters
{
    public static Result<IReadOnlyList<TEnum>> Words<TEnum>(StringValues given, string name) where TEnum : struct, Enum
    {
        List<TEnum> read = [];
        foreach (var word in given.Where(w => !string.IsNullOrEmpty(w)))
        {
            if (!TryRead<TEnum>(word!, out var value)) return Unknown(name);
            read.Add(value);
        }

        return read.Distinct().Order().ToList();
    }

    public static Result<string> OneOf(string? given, string name, params IReadOnlyList<string> words) =>
        string.IsNullOrEmpty(given) ? words[0] : words.Contains(given) ? given : Unknown(name);

    public static Result<int?> Number(string? given, string name) =>
        string.IsNullOrEmpty(given) ? (int?)null
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : new Error(ErrorKind.Unreadable, $"request.{name}", $"{name} is a whole number from 1.");

    public static bool TryRead<TEnum>(string word, out TEnum value) where TEnum : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            value = candidate;
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(candidate.ToString()) == word) return true;
        }

        value = default;
        return false;
    }

    public static Error Unknown(string name) => new(ErrorKind.Unreadable, $"request.{name}", $"{name} has a word that isn't in its list.");
}
