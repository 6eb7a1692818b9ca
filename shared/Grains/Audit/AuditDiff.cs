using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Secondments.Kernel;

namespace Secondments.Grains.Audit;

/// <summary>What a turn changed: member → [old, new]; of a personal member only that it changed.</summary>
internal static class AuditDiff
{
    private static readonly ConcurrentDictionary<Type, HashSet<string>> PersonalMembers = new();

    public static string Of(Type state, string? before, string? after)
    {
        using var old = JsonDocument.Parse(before ?? "{}");
        using var now = JsonDocument.Parse(after ?? "{}");
        var personal = PersonalMembers.GetOrAdd(state, FindPersonal);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var member in now.RootElement.EnumerateObject())
            {
                var had = old.RootElement.TryGetProperty(member.Name, out var was);
                if (had ? JsonElement.DeepEquals(was, member.Value) : member.Value.ValueKind is JsonValueKind.Null) continue;
                writer.WritePropertyName(member.Name);
                Write(writer, personal.Contains(member.Name), had ? was : null, member.Value);
            }
            foreach (var gone in old.RootElement.EnumerateObject().Where(m => !now.RootElement.TryGetProperty(m.Name, out _)))
            {
                writer.WritePropertyName(gone.Name);
                Write(writer, personal.Contains(gone.Name), gone.Value, null);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, bool personal, JsonElement? old, JsonElement? now)
    {
        writer.WriteStartArray();
        if (!personal)
        {
            if (old is { } was) was.WriteTo(writer);
            else writer.WriteNullValue();
            if (now is { } value) value.WriteTo(writer);
            else writer.WriteNullValue();
        }
        writer.WriteEndArray();
    }

    private static HashSet<string> FindPersonal(Type state)
    {
        var byParameter = state.GetConstructors()
            .SelectMany(c => c.GetParameters())
            .Where(p => p.GetCustomAttribute<PersonalAttribute>() is not null)
            .Select(p => p.Name!);
        var byProperty = state.GetProperties()
            .Where(p => p.GetCustomAttribute<PersonalAttribute>() is not null || p.PropertyType.GetCustomAttribute<PersonalAttribute>() is not null)
            .Select(p => p.Name);
        return [.. byParameter.Concat(byProperty).Select(n => Json.Stored.PropertyNamingPolicy!.ConvertName(n))];
    }
}
