using Secondments.Kernel;

namespace Secondments.Hosting.Events;

/// <summary>Why an undelivered message stays as it is.</summary>
internal static class UndeliveredErrors
{
    public static readonly Error NotFound = Error.NotFound("undelivered");

    public static readonly Error NotKept = Error.Conflict("undelivered.not_kept", "It held personal values and wasn't kept, so it can't be tried again. The values come again with their next change.", "discard");

    public static readonly Error FailedAgain = Error.Conflict("undelivered.failed_again", "It could not be dealt with this time either; its reason says why.", "retry", "discard");
}
