using Secondments.Kernel;

namespace Secondments.Hosting.Events;

/// <summary>Why an undelivered message stays as it is.</summary>
internal static class UndeliveredErrors
{
    public static readonly Error NotFound = Error.NotFound("undelivered");

    public static readonly Error NotKept = Error.Conflict("undelivered.not_kept", "It may have held personal values and wasn't kept, so it can't be tried again. The values come again with their next change.", "discard");

    public static readonly Error NoQueue = Error.Invalid("undelivered.queue", new FieldError("/queue", "required", "Say which kind of message to try again."));

    public static readonly Error FailedAgain = Error.Conflict("undelivered.failed_again", "It could not be dealt with this time either; its reason says why.", "retry", "discard");

    /// <summary>Null when the reason can be kept.</summary>
    public static Error? WrongReason(string? reason) => reason?.Trim() is not { Length: > 0 } text
        ? Error.Invalid("undelivered.reason", new FieldError("/reason", "required", "Say why it is not needed any more."))
        : text.Length > LongestReason || text.Any(char.IsControl)
            ? Error.Invalid("undelivered.reason", new FieldError("/reason", "unreadable", $"Write one line of {LongestReason} characters at most."))
            : null;

    private const int LongestReason = 300;
}
