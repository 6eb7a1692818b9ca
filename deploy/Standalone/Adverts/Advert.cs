using System.Text.Json;
using System.Text.Json.Serialization;

namespace Secondments.Standalone.Adverts;

/// <summary>One line of a file of job adverts. What isn't used here is passed over.</summary>
internal sealed record Advert(
    string Id,
    string Title,
    string Organisation,
    string Description,
    string? EmploymentType = null,
    string? SalaryText = null,
    decimal? SalaryMin = null,
    decimal? SalaryMax = null,
    string? Locality = null,
    string? Postcode = null,
    [property: JsonPropertyName("lat")] double? Latitude = null,
    [property: JsonPropertyName("lon")] double? Longitude = null,
    DateTimeOffset? ValidThrough = null)
{
    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="JsonException">The line isn't an advert with id, title, organisation and description.</exception>
    public static Advert Read(string line) => JsonSerializer.Deserialize<Advert>(line, Names) ?? throw new JsonException("The line says null.");
}
