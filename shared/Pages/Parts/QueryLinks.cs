using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Secondments.Pages.Parts;

/// <summary>Links to the same list, changed in one thing: every list filters, sorts and pages by its address.</summary>
public static class QueryLinks
{
    /// <summary>The same address with <paramref name="name"/> set, or removed when <paramref name="value"/> is null. Another list starts on its first page.</summary>
    public static string With(HttpRequest request, string name, string? value) =>
        Make(request, pair => pair.Key != name && pair.Key != "cursor", value is null ? null : new(name, value));

    /// <summary>The same address without one value of <paramref name="name"/>: a chip's link.</summary>
    public static string Without(HttpRequest request, string name, string value) =>
        Make(request, pair => !(pair.Key == name && pair.Value == value) && pair.Key != "cursor", null);

    private static string Make(HttpRequest request, Func<KeyValuePair<string, string>, bool> keep, KeyValuePair<string, string>? add)
    {
        var query = new QueryBuilder(request.Query
            .SelectMany(entry => entry.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(entry.Key, value!)))
            .Where(keep));
        if (add is { } pair) query.Add(pair.Key, pair.Value);
        return request.Path + query.ToString();
    }
}
