using System.Text.Json;

namespace Secondments.Opportunities.Domain;

/// <summary>The domain's own words for enum values: <c>not_selected</c>, as in JSON.</summary>
public static class Words
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
