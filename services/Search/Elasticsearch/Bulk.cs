using System.Net;
using System.Text.Json;
using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Search.Elasticsearch;

internal enum Written
{
    Done,
    /// <summary>There is nothing to do: what is there is newer, or the same.</summary>
    Nothing,
    /// <summary>There is no such document, or (of one to create) there is one already.</summary>
    Otherwise,
    /// <summary>The index is gone.</summary>
    NoIndex,
    /// <summary>The server can't take this document, now or ever.</summary>
    Refused,
}

internal readonly record struct ItemResult(Written Written, string? Reason = null);

/// <summary>
/// Many writes in few requests of bounded size. Each item has its own outcome; those that the server had no room for, or that met
/// another write of the same document, are sent again, a bounded number of times.
/// </summary>
internal sealed class Bulk(ElasticsearchClient client, TimeProvider time)
{
    private const int MostItems = 250;
    private const int MostBytes = 2 << 20;
    private const int MostTries = 7;

    private static readonly byte[] NewLine = [(byte)'\n'];

    /// <summary>Changes a document by a script.</summary>
    public static byte[] Update(Guid id, object script, bool orCreate) => Lines(
        new { update = new { _id = id, retry_on_conflict = 3 } },
        orCreate ? new { scripted_upsert = true, upsert = new { }, script } : new { script });

    /// <summary>Puts a document in where there is none of its id.</summary>
    public static byte[] Create(Guid id, object document) => Lines(new { create = new { _id = id } }, document);

    public async Task<IReadOnlyList<ItemResult>> Send(string alias, IReadOnlyList<byte[]> items, CancellationToken cancel)
    {
        var results = new ItemResult[items.Count];
        foreach (var chunk in Chunks(items))
        {
            var open = chunk;
            for (var attempt = 1; open.Count > 0; attempt++)
            {
                if (attempt > MostTries) throw new UnavailableException("The search index has no room for more writes now.");
                if (attempt > 1) await Task.Delay(TimeSpan.FromMilliseconds(20 << attempt), time, cancel);
                open = await SendOnce(alias, items, open, results, cancel);
            }
        }
        return results;
    }

    /// <summary>Those to be sent again.</summary>
    private async Task<List<int>> SendOnce(string alias, IReadOnlyList<byte[]> items, List<int> open, ItemResult[] results, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        foreach (var item in open) body.Write(items[item]);
        var path = $"{alias}/_bulk?require_alias=true";
        var answer = await client.Bulk(path, body.GetBuffer().AsMemory(0, (int)body.Length), cancel);
        if (answer.Status is HttpStatusCode.TooManyRequests) return open;
        if (answer.Status is HttpStatusCode.NotFound)
        {
            foreach (var item in open) results[item] = new ItemResult(Written.NoIndex);
            return [];
        }
        if (!answer.IsGood) throw ElasticsearchClient.Refused(HttpMethod.Post, path, answer);
        var again = new List<int>();
        foreach (var (item, outcome) in open.Zip(answer.Body.GetProperty("items").EnumerateArray()))
        {
            if (Read(outcome.EnumerateObject().First()) is { } result) results[item] = result;
            else again.Add(item);
        }
        return again;
    }

    /// <summary>Null: to be sent again.</summary>
    private static ItemResult? Read(JsonProperty outcome)
    {
        var status = outcome.Value.GetProperty("status").GetInt32();
        if (status is >= 200 and < 300) return new ItemResult(outcome.Value.GetProperty("result").GetString() == "noop" ? Written.Nothing : Written.Done);
        var error = outcome.Value.TryGetProperty("error", out var said) ? said : default;
        var type = error.ValueKind is JsonValueKind.Object ? error.GetProperty("type").GetString() : null;
        return status switch
        {
            404 when type is "document_missing_exception" => new ItemResult(Written.Otherwise),
            404 => new ItemResult(Written.NoIndex),
            409 when outcome.Name is "create" => new ItemResult(Written.Otherwise),
            409 or 429 or 503 => null,
            400 or 403 when ElasticsearchClient.IsShut(type) => null,
            _ => new ItemResult(Written.Refused, error.ToString()),
        };
    }

    private static IEnumerable<List<int>> Chunks(IReadOnlyList<byte[]> items)
    {
        var (chunk, bytes) = (new List<int>(), 0);
        for (var item = 0; item < items.Count; item++)
        {
            if (chunk.Count == MostItems || (chunk.Count > 0 && bytes + items[item].Length > MostBytes))
            {
                yield return chunk;
                (chunk, bytes) = ([], 0);
            }
            chunk.Add(item);
            bytes += items[item].Length;
        }
        if (chunk.Count > 0) yield return chunk;
    }

    private static byte[] Lines(object action, object body) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(action, Json.Stored), .. NewLine, .. JsonSerializer.SerializeToUtf8Bytes(body, Json.Stored), .. NewLine];
}
