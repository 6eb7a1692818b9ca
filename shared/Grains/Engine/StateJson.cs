using System.Text.Json;
using System.Text.Json.Nodes;
using Secondments.Kernel;

namespace Secondments.Grains.Engine;

/// <summary>A state as JSON: written at the kind's schema version, read from any older one; members of a newer one survive.</summary>
internal static class StateJson
{
    public static string Write<TState>(TState state, string? before) where TState : class
    {
        var text = JsonSerializer.Serialize(state, Json.Stored);
        return before is null ? text : KeepUnknown<TState>(text, before);
    }

    /// <exception cref="UnavailableException">The stored version is higher than this process knows.</exception>
    public static TState Read<TState>(GrainKind<TState> kind, string json, int schemaVersion) where TState : class
    {
        if (schemaVersion > kind.SchemaVersion)
            throw new UnavailableException($"A {kind.Name} was written by a newer version.");
        if (schemaVersion == kind.SchemaVersion) return JsonSerializer.Deserialize<TState>(json, Json.Stored)!;
        var document = JsonNode.Parse(json)!.AsObject();
        for (var version = schemaVersion; version < kind.SchemaVersion; version++) document = kind.Upcasters[version](document);
        return document.Deserialize<TState>(Json.Stored)!;
    }

    /// <summary>Members that this version doesn't know, written by the next one during a rolling upgrade, are put back.</summary>
    private static string KeepUnknown<TState>(string after, string before) where TState : class
    {
        var known = KnownMembers<TState>.Names;
        using var old = JsonDocument.Parse(before);
        JsonObject? merged = null;
        foreach (var member in old.RootElement.EnumerateObject())
        {
            if (known.Contains(member.Name)) continue;
            merged ??= JsonNode.Parse(after)!.AsObject();
            merged[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }
        return merged?.ToJsonString(Json.Stored) ?? after;
    }

    private static class KnownMembers<TState>
    {
        public static readonly HashSet<string> Names = [.. Json.Stored.GetTypeInfo(typeof(TState)).Properties.Select(p => p.Name)];
    }
}
