using System.Text.Json;

namespace Secondments.Organisations.Domain;

/// <summary>Enum values as the domain's snake_case words, as they are in JSON.</summary>
internal static class Words
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
