using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>Ids as they stand in a route: a UUID, or the short reference of pages.</summary>
public static class RouteIds
{
    /// <summary>The id, or <c>{entity}.not_found</c>: what can't be an id is nobody's.</summary>
    public static Result<TId> Read<TId>(string text, string entity) where TId : struct, ITypedId<TId> =>
        Guid.TryParseExact(text, "D", out var id) ? TId.From(id) : Error.NotFound(entity);

    /// <summary>A UUID or a short reference; exactly one is set.</summary>
    public static Result<IdOrRef> ReadIdOrRef(string text, string entity)
    {
        if (Guid.TryParseExact(text, "D", out var id)) return new IdOrRef(id, null);
        return text.Length <= 9 && Ids.ParseRef(text) is { } reference ? new IdOrRef(null, reference) : Error.NotFound(entity);
    }
}

/// <summary>What a route names: by id, or by short reference (stored form).</summary>
public readonly record struct IdOrRef(Guid? Id, string? Ref);
