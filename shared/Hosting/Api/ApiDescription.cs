using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>What the generator can't see in our types: ids are UUIDs, money is text and a currency, refusals are problem details.</summary>
internal static class ApiDescription
{
    public static Task Schema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "uuid";
        }
        else if (type == typeof(Money))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["amount"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = @"^\d{1,9}(\.\d{1,2})?$" },
                ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$" },
            };
            schema.Required = new HashSet<string> { "amount", "currency" };
        }
        return Task.CompletedTask;
    }

    public static Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        // What is bound as a record is named as its properties are; in an address everything begins small.
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.In is ParameterLocation.Query))
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Refused: problem details (RFC 9457) with a stable code.",
            Content = new Dictionary<string, OpenApiMediaType> { [MediaTypeNames.Application.ProblemJson] = new() { Schema = Problem() } },
        };
        return Task.CompletedTask;
    }

    public static Task Document(OpenApiDocument document, string service)
    {
        document.Info.Title = $"Secondments: {service}";
        document.Info.Version = "1";
        // Addresses are the reader's: the document is the same wherever it is served.
        document.Servers = [];
        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text(),
            ["title"] = Text(),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text(),
            ["code"] = Text(),
            ["traceId"] = Text(),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema> { ["pointer"] = Text(), ["code"] = Text(), ["detail"] = Text() },
                },
            },
            ["allowed"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
        },
        Required = new HashSet<string> { "type", "title", "status", "detail", "code", "traceId" },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
