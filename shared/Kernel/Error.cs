namespace Secondments.Kernel;

/// <summary>What kind of refusal an <see cref="Error"/> is. The value is the HTTP status that it becomes at the edge.</summary>
public enum ErrorKind
{
    /// <summary>Can't be read at all.</summary>
    Unreadable = 400,
    Unauthenticated = 401,
    Forbidden = 403,
    /// <summary>Isn't there, or isn't the caller's to know of: the two answer alike.</summary>
    NotFound = 404,
    /// <summary>The path is known, the method isn't declared for it.</summary>
    MethodNotAllowed = 405,
    /// <summary>The state doesn't allow it; <see cref="Error.Allowed"/> says what it does allow.</summary>
    Conflict = 409,
    Gone = 410,
    /// <summary>The record changed since the caller read it (If-Match).</summary>
    Stale = 412,
    TooLarge = 413,
    WrongMediaType = 415,
    /// <summary>Could be read, but says something wrong; <see cref="Error.Fields"/> says what.</summary>
    Invalid = 422,
    /// <summary>If-Match is needed.</summary>
    VersionRequired = 428,
    TooMany = 429,
    /// <summary>A bug of ours.</summary>
    Failed = 500,
    Unavailable = 503,
}

/// <summary>One wrong member of a request. <paramref name="Pointer"/> is a JSON pointer (RFC 6901) into it.</summary>
public sealed record FieldError(string Pointer, string Code, string Detail);

/// <summary>
/// A refusal, as a value: what is expected to happen isn't an exception. <paramref name="Code"/> is <c>entity.reason</c>,
/// stable, and listed in docs/errors.md; <paramref name="Detail"/> is a sentence for the person who called.
/// </summary>
public sealed record Error(ErrorKind Kind, string Code, string Detail)
{
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>For a conflict: what the present state allows (states or actions, in domain words).</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    public static Error NotFound(string entity) => new(ErrorKind.NotFound, $"{entity}.not_found", "There is nothing here that you may see.");

    public static Error Forbidden(string code, string detail) => new(ErrorKind.Forbidden, code, detail);

    public static Error Conflict(string code, string detail, params IEnumerable<string> allowed) =>
        new(ErrorKind.Conflict, code, detail) { Allowed = [.. allowed] };

    public static Error Invalid(string code, params IReadOnlyList<FieldError> fields) =>
        new(ErrorKind.Invalid, code, fields.Count == 1 ? fields[0].Detail : "Some of what was sent is wrong; errors says what.") { Fields = fields };

    public static Error Unavailable(string code, string detail) => new(ErrorKind.Unavailable, code, detail);
}
