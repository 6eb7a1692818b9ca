using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Secondments.Portal.Clients;

/// <summary>Writes a query for an API: what is null or empty isn't sent, several values repeat the name.</summary>
internal static class Query
{
    public static string To(string path, params IEnumerable<(string Name, string? Value)> parameters)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in parameters)
        {
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        }
        return path + query;
    }

    /// <summary>Passes on those of a page's own parameters that the API has too.</summary>
    public static string From(string path, IQueryCollection page, params IReadOnlyList<string> names) =>
        To(path, names.SelectMany(name => page[name].Select(value => (name, value))));

    /// <summary>One part of a path, from what somebody may have typed.</summary>
    public static string Part(string text) => Uri.EscapeDataString(text);
}
