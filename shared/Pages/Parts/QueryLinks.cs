using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Secondments.Pages.Parts;

/// <summary>Links to the same list, changed in one thing: every list filters, sorts and pages by its address.</summary>
public static class QueryLinks
{
    /// <summary>The same address with <paramref name="name"/> set, or removed when <paramref name="value"/> is null. Another list starts on its first page.</summary>
    public static string With(HttpRequest request, string name, string? value) =>
        Make(request, pair => pair.Key != name && pair.Key != "cursor", value is null ? [] : [new(name, value)]);

    /// <summary>The same address with each of the names set, or removed where the value is null or empty.</summary>
    public static string With(HttpRequest request, params IReadOnlyList<(string Name, string? Value)> changes) => Make(
        request, pair => pair.Key != "cursor" && !changes.Any(c => c.Name == pair.Key),
        [.. changes.Where(c => !string.IsNullOrEmpty(c.Value)).Select(c => KeyValuePair.Create(c.Name, c.Value!))]);

    /// <summary>The same address without one value of <paramref name="name"/>: a chip's link.</summary>
    public static string Without(HttpRequest request, string name, string value) =>
        Make(request, pair => !(pair.Key == name && pair.Value == value) && pair.Key != "cursor", []);

    private static string Make(HttpRequest request, Func<KeyValuePair<string, string>, bool> keep, IReadOnlyList<KeyValuePair<string, string>> add)
    {
        var query = new QueryBuilder(request.Query
            .SelectMany(entry => entry.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(entry.Key, value!)))
            .Where(keep));
        foreach (var (name, value) in add) query.Add(name, value);
        return request.Path + query.ToString();
    }
}
