using Secondments.Contracts.Operator.Api;
using Secondments.Kernel;

namespace Secondments.Hosting.Operator;

/// <summary>Why nothing is told again.</summary>
internal static class RepublishErrors
{
    /// <param name="kinds">Those that the service tells of.</param>
    /// <returns>Null when it can be done.</returns>
    public static Error? Wrong(RepublishRequest request, IReadOnlyList<string> kinds, int mostIds)
    {
        if (request.Kind is { } kind && !kinds.Contains(kind))
            return Error.Invalid("snapshots.republish", new FieldError("/kind", "unknown", $"It is one of {string.Join(", ", kinds)}."));
        return request.Ids?.Count > mostIds
            ? Error.Invalid("snapshots.republish", new FieldError("/ids", "too_many", $"At most {mostIds} at a time."))
            : null;
    }
}
