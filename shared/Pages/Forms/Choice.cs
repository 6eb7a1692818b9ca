using System.Text.Json;

namespace Secondments.Pages.Forms;

/// <summary>One answer to choose.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Divider">Stands after an «or».</param>
public sealed record Choice(string Value, string Text, string? Hint = null, bool Divider = false)
{
    /// <summary>Every value of an enum, posted as the domain's snake_case word.</summary>
    public static IReadOnlyList<Choice> All<TEnum>(Func<TEnum, string> text, Func<TEnum, string>? hint = null) where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(value => new Choice(Word(value), text(value), hint?.Invoke(value)))];

    /// <summary>The domain's word for an enum's value, as the API writes it.</summary>
    public static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Reads a posted word; null when it is none.</summary>
    public static TEnum? Read<TEnum>(string? word) where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Word(value) == word) return value;
        }
        return null;
    }
}
