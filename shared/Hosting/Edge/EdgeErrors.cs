using Secondments.Kernel;

namespace Secondments.Hosting.Edge;

/// <summary>What the edge refuses, before any service is asked.</summary>
public static class EdgeErrors
{
    public static readonly Error Unreadable = new(ErrorKind.Unreadable, "request.unreadable", "The request can't be read.");

    public static readonly Error NotJson = new(ErrorKind.Unreadable, "request.unreadable", "The body isn't the JSON that this address takes.");

    public static readonly Error ForeignHost = new(ErrorKind.Unreadable, "request.foreign_host", "This server doesn't answer for that host name.");

    public static readonly Error TooLarge = new(ErrorKind.TooLarge, "request.too_large", "The body is larger than this address takes.");

    /// <param name="largest">In bytes.</param>
    public static Error LargerThan(long largest) => TooLarge with { Detail = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The body is larger than this address takes: at most {largest:#,##0} bytes.") };

    public static readonly Error WrongMediaType = new(ErrorKind.WrongMediaType, "request.media_type", "This address doesn't take that content type. Most take application/json.");

    public static readonly Error BadText = new(ErrorKind.Invalid, "request.forbidden_characters", "Text may not hold NUL, half of a character pair, or characters that reverse the direction of writing.");

    public static readonly Error NoSuchRoute = new(ErrorKind.NotFound, "route.not_found", "There is nothing at this address.");

    public static readonly Error MethodNotAllowed = new(ErrorKind.MethodNotAllowed, "route.method_not_allowed", "This address doesn't take that method; Allow lists those that it takes.");

    public static readonly Error TooMany = new(ErrorKind.TooMany, "request.too_many", "Too many requests. Try again after the time in Retry-After.");

    public static readonly Error Unavailable = new(ErrorKind.Unavailable, "service.unavailable", "A part that this needs can't be reached. Try again after the time in Retry-After, with the same Idempotency-Key.");

    public static readonly Error Maintenance = new(ErrorKind.Unavailable, "service.maintenance", "We are working on the exchange. Try again after the time in Retry-After, with the same Idempotency-Key.");

    public static readonly Error Failed = new(ErrorKind.Failed, "service.failed", "Something went wrong on our side. The trace id finds it in our logs.");

    /// <param name="pointer">The JSON pointer of the member.</param>
    public static Error UnknownMember(string pointer) =>
        new(ErrorKind.Unreadable, "request.unknown_member", $"The body has a member that this address doesn't take: {pointer}")
        {
            Fields = [new FieldError(pointer, "request.unknown_member", "This address doesn't take this member.")],
        };

    public static Error Misshapen(string pointer) =>
        new(ErrorKind.Unreadable, "request.unreadable", $"The body can't be read at {pointer}")
        {
            Fields = [new FieldError(pointer, "request.unreadable", "The value here isn't of the kind that this address takes.")],
        };

    public static Error ForbiddenCharacters(string member) => BadText with
    {
        Fields = [new FieldError(member, "request.forbidden_characters", BadText.Detail)],
    };
}
