using System.Globalization;
using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>Moments in the query of a list.</summary>
public static class QueryMoments
{
    /// <summary>A day (its beginning in Europe/London) or an instant; null when there is none; <c>request.query</c> (400) when it is neither.</summary>
    /// <param name="name">The parameter's, to name it in the refusal.</param>
    public static Result<DateTimeOffset?> Read(string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) return (DateTimeOffset?)null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 9999)
            return UkTime.At(day, TimeOnly.MinValue);
        return text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : RequestErrors.BadQuery($"{name} is a date such as 2026-03-02, or an instant such as 2026-03-02T09:00:00Z.");
    }
}
