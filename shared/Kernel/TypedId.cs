using System.Text.Json;
using System.Text.Json.Serialization;

namespace Secondments.Kernel;

/// <summary>A UUID that says what it identifies, so that an application's id can't be passed for an opportunity's.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The UUID: version 7, or version 5 of (organisation, reference) for an imported row.</summary>
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

[JsonConverter(typeof(TypedIdJsonConverter))]
public readonly record struct OrganisationId(Guid Value) : ITypedId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(TypedIdJsonConverter))]
public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(TypedIdJsonConverter))]
public readonly record struct OpportunityId(Guid Value) : ITypedId<OpportunityId>
{
    public static OpportunityId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(TypedIdJsonConverter))]
public readonly record struct ApplicationId(Guid Value) : ITypedId<ApplicationId>
{
    public static ApplicationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(TypedIdJsonConverter))]
public readonly record struct ReleaseId(Guid Value) : ITypedId<ReleaseId>
{
    public static ReleaseId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>Writes any <see cref="ITypedId{TSelf}"/> as its lower-case, hyphenated UUID.</summary>
public sealed class TypedIdJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TId> : JsonConverter<TId> where TId : struct, ITypedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TId.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);

        public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TId.From(Guid.Parse(reader.GetString()!));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.Value.ToString());
    }
}
