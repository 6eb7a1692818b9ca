using System.Text.Json;
using System.Text.Json.Nodes;
using Secondments.Kernel;

namespace Secondments.Grains.Engine;

/// <summary>
/// A state as JSON: in memory at the newest schema version that its kind knows, stored at the one that it writes, read from any
/// older one. Members that nobody here knows survive.
/// </summary>
internal static class StateJson
{
    /// <summary>
    /// What a turn leaves: what is stored, and what anybody who reads that will have. Where an older version is written, what only
    /// the newest can say is gone from both, so that this process never knows more than the others.
    /// </summary>
    /// <param name="before">Its JSON before the turn at the newest version, null when there was none.</param>
    public static (TState State, string Json, string Stored) Write<TState>(GrainKind<TState> kind, TState state, string? before) where TState : class
    {
        var text = JsonSerializer.Serialize(state, Json.Stored);
        if (before is not null) text = KeepUnknown<TState>(text, before);
        if (kind.WrittenVersion == kind.SchemaVersion) return (state, text, text);
        var document = JsonNode.Parse(text)!.AsObject();
        for (var version = kind.SchemaVersion; version > kind.WrittenVersion; version--) document = kind.Downcasters[version](document);
        var stored = document.ToJsonString(Json.Stored);
        var (kept, json) = Read(kind, stored, kind.WrittenVersion);
        return (kept, json, stored);
    }

    /// <summary>The state, and its JSON at the newest version.</summary>
    /// <exception cref="UnavailableException">The stored version is higher than this process knows.</exception>
    public static (TState State, string Json) Read<TState>(GrainKind<TState> kind, string stored, int schemaVersion) where TState : class
    {
        if (schemaVersion > kind.SchemaVersion)
            throw new UnavailableException($"A {kind.Name} was written by a newer version.");
        if (schemaVersion == kind.SchemaVersion) return (JsonSerializer.Deserialize<TState>(stored, Json.Stored)!, stored);
        var document = JsonNode.Parse(stored)!.AsObject();
        for (var version = schemaVersion; version < kind.SchemaVersion; version++) document = kind.Upcasters[version](document);
        return (document.Deserialize<TState>(Json.Stored)!, document.ToJsonString(Json.Stored));
    }

    /// <summary>A kind that can read each version that may be stored, and write the one that it says; anything else is a mistake to start with.</summary>
    /// <exception cref="InvalidOperationException">A step is missing; the message names it.</exception>
    public static TKind Checked<TKind>(TKind kind) where TKind : IGrainKind
    {
        if (kind.WrittenVersion < 1 || kind.WrittenVersion > kind.SchemaVersion)
            throw new InvalidOperationException($"The grain {kind.Name} writes version {kind.WrittenVersion} of its state and knows those from 1 to {kind.SchemaVersion}.");
        for (var version = 1; version < kind.SchemaVersion; version++)
            if (!kind.Upcasters.ContainsKey(version)) throw new InvalidOperationException($"The grain {kind.Name} has no step from version {version} of its state to the next.");
        for (var version = kind.SchemaVersion; version > kind.WrittenVersion; version--)
            if (!kind.Downcasters.ContainsKey(version)) throw new InvalidOperationException($"The grain {kind.Name} has no step from version {version} of its state back to the one that it writes.");
        return kind;
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
