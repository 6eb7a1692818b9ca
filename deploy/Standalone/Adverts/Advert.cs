using System.Text.Json.Serialization;

namespace Secondments.Standalone.Adverts;

/// <summary>One line of a file of job adverts. Names are the file's; what isn't used here is passed over.</summary>
internal sealed record Advert(
    [property: JsonPropertyName("id")] string? Id = null,
    [property: JsonPropertyName("title")] string? Title = null,
    [property: JsonPropertyName("organisation")] string? Organisation = null,
    [property: JsonPropertyName("description")] string? Description = null,
    [property: JsonPropertyName("employment_type")] string? EmploymentType = null,
    [property: JsonPropertyName("salary_text")] string? SalaryText = null,
    [property: JsonPropertyName("salary_min")] decimal? SalaryMin = null,
    [property: JsonPropertyName("salary_max")] decimal? SalaryMax = null,
    [property: JsonPropertyName("locality")] string? Locality = null,
    [property: JsonPropertyName("postcode")] string? Postcode = null,
    [property: JsonPropertyName("lat")] double? Latitude = null,
    [property: JsonPropertyName("lon")] double? Longitude = null,
    [property: JsonPropertyName("valid_through")] DateTimeOffset? ValidThrough = null);
