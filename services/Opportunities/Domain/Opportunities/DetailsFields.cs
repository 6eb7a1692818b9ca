using System.Text.Json;
using Secondments.Contracts.Opportunities;

namespace Secondments.Opportunities.Domain.Opportunities;

/// <summary>The members of the details by the name that they have in JSON.</summary>
public static class DetailsFields
{
    public static readonly IReadOnlyList<string> All =
        [.. typeof(OpportunityDetails).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];

    public static string Pointer(string field) => $"/details/{field}";

    /// <summary>True for <c>/details/title</c> and for what lies in it, as <c>/details/skillsWanted/2/name</c>.</summary>
    public static bool IsPointer(string? pointer)
    {
        if (pointer is null || pointer.Length > 100) return false;
        var parts = pointer.Split('/');
        return parts.Length is >= 3 and <= 5 && parts[0].Length == 0 && parts[1] == "details" && All.Contains(parts[2]);
    }
}
