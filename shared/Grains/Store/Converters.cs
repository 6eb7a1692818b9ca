using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Secondments.Grains.Store;

internal sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));

/// <summary>Big-endian, so that UUIDv7 sort by time in SQLite as they do in PostgreSQL.</summary>
internal sealed class GuidBlobConverter() : ValueConverter<Guid, byte[]>(
    id => id.ToByteArray(true), bytes => new Guid(bytes, true));

internal sealed class GuidListConverter() : ValueConverter<Guid[], string>(
    list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
    text => JsonSerializer.Deserialize<Guid[]>(text, JsonSerializerOptions.Default) ?? Array.Empty<Guid>());

internal sealed class GuidListComparer() : ValueComparer<Guid[]>(
    (a, b) => a!.SequenceEqual(b!), list => list.Length == 0 ? 0 : list[0].GetHashCode(), list => list.ToArray());

internal sealed class StringListConverter() : ValueConverter<string[], string>(
    list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
    text => JsonSerializer.Deserialize<string[]>(text, JsonSerializerOptions.Default) ?? Array.Empty<string>());

internal sealed class StringListComparer() : ValueComparer<string[]>(
    (a, b) => a!.SequenceEqual(b!), list => list.Length == 0 ? 0 : list[0].GetHashCode(), list => list.ToArray());
