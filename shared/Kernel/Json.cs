using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Secondments.Kernel;

/// <summary>How the exchange writes JSON. Enums are the domain's snake_case words, names camelCase.</summary>
public static class Json
{
    /// <summary>For requests: unknown and duplicate members, wrong cases and trailing commas are errors (System.Text.Json's Strict).</summary>
    public static JsonSerializerOptions Strict { get; } = Make(new JsonSerializerOptions(JsonSerializerOptions.Strict));

    /// <summary>For what we stored or another version of us sent: unknown members are tolerated.</summary>
    public static JsonSerializerOptions Stored { get; } = Make(new JsonSerializerOptions());

    /// <summary>Applies the house's names and converters to <paramref name="options"/>.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = false;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new InstantJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Make(JsonSerializerOptions options)
    {
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
