using System.Text.Json;

namespace Secondments.Portal.Pages.Developers;

/// <param name="Answer">Members of what it answers when it is done.</param>
internal sealed record ApiEndpoint(string Method, string Path, IReadOnlyList<ApiMember> Parameters, IReadOnlyList<ApiMember> Body, IReadOnlyList<ApiMember> Answer);

/// <param name="Type">In words.</param>
internal sealed record ApiMember(string Name, string Type, bool Needed, string? About = null);

/// <summary>Reads of an OpenAPI document what a person needs who writes a request by hand.</summary>
internal static class ApiReading
{
    private static readonly string[] Methods = ["get", "post", "put", "delete"];

    public static IReadOnlyList<ApiEndpoint> Of(JsonElement document) =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           orderby path.Name
           from operation in path.Value.EnumerateObject()
           where Methods.Contains(operation.Name)
           select new ApiEndpoint(
               operation.Name.ToUpperInvariant(), path.Name, [.. Parameters(document, operation.Value)],
               Find(operation.Value, "requestBody") is { } body ? Members(document, body) : [], Answer(document, operation.Value)),
    ];

    private static IEnumerable<ApiMember> Parameters(JsonElement document, JsonElement operation) =>
        Find(operation, "parameters") is not { } all ? [] : all.EnumerateArray().Select(p => new ApiMember(
            Camel(p.GetProperty("name").GetString()!), Find(p, "schema") is { } schema ? TypeOf(document, schema) : "text",
            Find(p, "required") is { ValueKind: JsonValueKind.True }, Find(p, "description")?.GetString()));

    private static IReadOnlyList<ApiMember> Answer(JsonElement document, JsonElement operation) =>
        Find(operation, "responses") is { } responses && responses.EnumerateObject().FirstOrDefault(r => r.Name.StartsWith('2')) is { Value.ValueKind: JsonValueKind.Object } done
            ? Members(document, done.Value) : [];

    /// <summary>Of the JSON that a body or an answer holds.</summary>
    private static IReadOnlyList<ApiMember> Members(JsonElement document, JsonElement holder)
    {
        if (Find(holder, "content") is not { } content || Find(content, "application/json") is not { } json || Find(json, "schema") is not { } schema) return [];
        var resolved = Resolve(document, schema);
        if (Find(resolved, "properties") is not { } properties) return [];
        var needed = Find(resolved, "required") is { } required ? required.EnumerateArray().Select(r => r.GetString()).ToHashSet() : [];
        return [.. properties.EnumerateObject().Select(p => new ApiMember(p.Name, TypeOf(document, p.Value), needed.Contains(p.Name), Find(p.Value, "description")?.GetString()))];
    }

    private static string TypeOf(JsonElement document, JsonElement schema)
    {
        var resolved = Resolve(document, schema);
        if (Find(resolved, "enum") is { } words) return $"one of: {string.Join(", ", words.EnumerateArray().Where(w => w.ValueKind is JsonValueKind.String).Select(w => w.GetString()))}";
        return NameOf(resolved) switch
        {
            "array" => Find(resolved, "items") is { } items ? $"list of {TypeOf(document, items)}" : "list",
            "integer" => "whole number",
            "number" => "number",
            "boolean" => "true or false",
            "object" => Find(schema, "$ref")?.GetString() is { } named ? named[(named.LastIndexOf('/') + 1)..] : "object",
            _ => Find(resolved, "format")?.GetString() switch { "uuid" => "id", "date" => "date", "date-time" => "instant", _ => "text" },
        };
    }

    /// <summary>In OpenAPI 3.1 a type may be a list, with null where it may be left out.</summary>
    private static string? NameOf(JsonElement schema) => Find(schema, "type") is not { } type ? null
        : type.ValueKind is JsonValueKind.String ? type.GetString()
        : type.EnumerateArray().Select(t => t.GetString()).FirstOrDefault(t => t is not ("null" or "string")) ?? "string";

    private static JsonElement Resolve(JsonElement document, JsonElement schema)
    {
        if (Find(schema, "oneOf") is { } options)
            return Resolve(document, options.EnumerateArray().FirstOrDefault(o => Find(o, "type") is not { ValueKind: JsonValueKind.String } type || type.GetString() != "null"));
        if (Find(schema, "$ref")?.GetString() is not { } reference) return schema;
        return document.GetProperty("components").GetProperty("schemas").TryGetProperty(reference[(reference.LastIndexOf('/') + 1)..], out var named) ? Resolve(document, named) : schema;
    }

    private static JsonElement? Find(JsonElement element, string name) => element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
