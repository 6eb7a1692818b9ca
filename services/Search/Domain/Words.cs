using System.Text.Json;

namespace Secondments.Search.Domain;

/// <summary>The words that enums have in addresses: snake_case, as in the API's bodies.</summary>
internal static class Words
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static TEnum? Read<TEnum>(string word) where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
            if (string.Equals(Of(value), word, StringComparison.OrdinalIgnoreCase)) return value;
        return null;
    }
}
