using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>What is wrong with how something was asked, whatever was asked.</summary>
public static class RequestErrors
{
    public static readonly Error BadKey = new(ErrorKind.Unreadable, "request.idempotency_key", "Idempotency-Key is 1 to 200 visible ASCII characters.");

    public static readonly Error BadIfMatch = new(ErrorKind.Unreadable, "request.if_match", "If-Match is one entity tag as an answer's ETag gave it, such as \"7\".");

    public static readonly Error IfMatchRequired = new(ErrorKind.VersionRequired, "request.if_match_required", "Say in If-Match which version you read: the ETag of the last GET.");

    public static readonly Error BadCursor = new(ErrorKind.Unreadable, "cursor.unreadable", "This cursor isn't one that we gave out for this query.");

    public static readonly Error BadSize = new(ErrorKind.Unreadable, "request.size", "size is a whole number from 1 to 100.");

    public static Error BadQuery(string detail) => new(ErrorKind.Unreadable, "request.query", detail);
}
