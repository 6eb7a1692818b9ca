using System.Text.Json;

namespace Secondments.Search.Elasticsearch;

/// <summary>
/// The fields of the two kinds of index. Strict: a field that isn't here is a mistake of ours. Texts come as stems with spaces
/// between, made by <see cref="Index.DocumentStems"/>; the server only cuts them at spaces. A phrase never reaches from one text into the next,
/// because the server leaves a gap between what is copied together.
/// </summary>
internal static class Schema
{
    public static readonly JsonElement Opportunities = JsonSerializer.Deserialize<JsonElement>("""
        {
          "dynamic": "strict",
          "properties": {
            "id": { "type": "keyword" },
            "version": { "type": "long" },
            "print": { "type": "keyword" },
            "hash": { "type": "long" },
            "found": { "type": "boolean" },
            "organisation": { "type": "keyword" },
            "ref": { "type": "keyword" },
            "visibility": { "type": "keyword" },
            "readers": { "type": "keyword" },
            "published": { "type": "long" },
            "closes": { "type": "long" },
            "first_day": { "type": "integer" },
            "last_day": { "type": "integer" },
            "points": { "type": "geo_point" },
            "kind": { "type": "keyword" },
            "purpose": { "type": "keyword" },
            "band": { "type": "keyword" },
            "skill": { "type": "keyword" },
            "skill_names": { "type": "keyword" },
            "pattern": { "type": "keyword" },
            "length": { "type": "keyword" },
            "remote": { "type": "keyword" },
            "title": { "type": "text", "analyzer": "whitespace", "copy_to": ["head", "all"] },
            "skills": { "type": "text", "analyzer": "whitespace", "copy_to": ["head", "all"] },
            "place": { "type": "text", "analyzer": "whitespace", "copy_to": "all" },
            "description": { "type": "text", "analyzer": "whitespace", "copy_to": "all" },
            "head": { "type": "text", "analyzer": "whitespace" },
            "all": { "type": "text", "analyzer": "whitespace" },
            "words": { "type": "keyword" },
            "phrases": { "type": "keyword" },
            "host": {
              "properties": {
                "version": { "type": "long" },
                "mark": { "type": "keyword" },
                "shown": { "type": "boolean" },
                "sector": { "type": "keyword" },
                "slug": { "type": "keyword" },
                "name": { "type": "keyword" },
                "stems": { "type": "text", "analyzer": "whitespace", "copy_to": "all" },
                "phrases": { "type": "keyword" }
              }
            },
            "card": { "type": "object", "enabled": false },
            "texts": { "type": "object", "enabled": false }
          }
        }
        """);

    public static readonly JsonElement Register = JsonSerializer.Deserialize<JsonElement>("""
        {
          "dynamic": "strict",
          "properties": {
            "kind": { "type": "keyword" },
            "id": { "type": "keyword" },
            "version": { "type": "long" },
            "slug": { "type": "keyword" },
            "name": { "type": "keyword" },
            "sector": { "type": "keyword" },
            "shown": { "type": "boolean" },
            "editions": { "type": "object", "enabled": false }
          }
        }
        """);
}
