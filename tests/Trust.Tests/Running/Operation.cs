using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Secondments.Trust.Tests.Running;

/// <summary>One method of one address, as the services' own OpenAPI documents tell of it.</summary>
/// <param name="Template">As in the document: <c>/api/opportunities/{id}</c>.</param>
/// <param name="Queries">Names of the query's parameters.</param>
/// <param name="Members">Names of the JSON body's members; null where it takes no JSON.</param>
/// <param name="Files">It takes a file instead.</param>
public sealed partial record Operation(string Method, string Template, IReadOnlyList<string> Queries, IReadOnlyList<string>? Members, bool Files)
{
    public bool HasId => Template.Contains('{', StringComparison.Ordinal);

    /// <summary>Whether this template answers at an address.</summary>
    public bool Answers(string path) => Regex.IsMatch(path.Split('?')[0], $"^{Part().Replace(Regex.Escape(Template).Replace("\\{", "{", StringComparison.Ordinal), "[^/]+")}$");

    public override string ToString() => $"{Method} {Template}";

    public static IEnumerable<Operation> Of(JsonNode document)
    {
        foreach (var (template, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, told) in item!.AsObject())
            {
                if (told is not JsonObject operation || !operation.ContainsKey("responses")) continue;
                var content = operation["requestBody"]?["content"]?.AsObject();
                var schema = content?["application/json"]?["schema"];
                yield return new Operation(
                    method.ToUpperInvariant(), template,
                    [.. (operation["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!)],
                    schema is null ? null : MembersOf(Resolve(document, schema)),
                    content is not null && schema is null);
            }
        }
    }

    private static List<string> MembersOf(JsonNode schema) => [.. schema["properties"]?.AsObject().Select(p => p.Key) ?? []];

    private static JsonNode Resolve(JsonNode document, JsonNode schema)
    {
        if (schema["oneOf"] is JsonArray options) return Resolve(document, options.First(o => (string?)o!["type"] != "null")!);
        if ((string?)schema["$ref"] is not { } reference) return schema;
        return Resolve(document, document["components"]!["schemas"]![reference.Split('/')[^1]]!);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Part();
}
