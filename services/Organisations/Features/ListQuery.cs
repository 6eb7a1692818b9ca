using Secondments.Kernel;

namespace Secondments.Organisations.Features;

/// <summary>Reads what a list's address asks for. What can't be read is 400, and says what could be.</summary>
internal static class ListQuery
{
    private const int LongestWords = 200;
    private const int MostWords = 12;

    public static Result<string?> Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (string?)null;
        return text.Length <= LongestWords && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWords && !text.Contains('\0', StringComparison.Ordinal)
            ? text.Trim()
            : new Error(ErrorKind.Unreadable, "request.query", $"Search for {MostWords} words and {LongestWords} characters or fewer.");
    }

    public static Result<T> One<T>(string name, string? text, T otherwise) where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? otherwise : Read<T>(text) is { } value ? value : Bad<T>(name);

    public static Result<T?> Maybe<T>(string name, string? text) where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? (T?)null : Read<T>(text) is { } value ? value : Bad<T>(name);

    public static Result<IReadOnlyList<T>> Several<T>(string name, IReadOnlyList<string>? texts) where T : struct, Enum
    {
        var values = (texts ?? []).Where(t => t.Length > 0).Select(Read<T>).ToList();
        return values.Contains(null) ? Bad<T>(name) : values.OfType<T>().Distinct().ToList();
    }

    public static Result<bool?> YesOrNo(string name, string? text) => text switch
    {
        null or "" => (bool?)null,
        "true" => true,
        "false" => false,
        _ => new Error(ErrorKind.Unreadable, "request.query", $"{name} is true or false."),
    };

    private static T? Read<T>(string text) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Domain.Words.Of(value) == text) return value;
        return null;
    }

    private static Error Bad<T>(string name) where T : struct, Enum =>
        new(ErrorKind.Unreadable, "request.query", $"{name} is one of: {string.Join(", ", Enum.GetValues<T>().Select(Domain.Words.Of))}.");
}
