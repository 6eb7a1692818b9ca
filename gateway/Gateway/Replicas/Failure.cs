using Yarp.ReverseProxy.Forwarder;

namespace Secondments.Gateway.Replicas;

/// <summary>What went wrong between us and a replica, as far as it matters for trying another.</summary>
internal static class Failure
{
    /// <summary>There was no connection, so the replica has seen nothing of the request.</summary>
    public static bool NeverArrived(IForwarderErrorFeature? failed) => failed switch
    {
        { Error: ForwarderError.Request, Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } } => true,
        // Connecting took too long; a request that took too long has no timeout inside.
        { Error: ForwarderError.RequestTimedOut, Exception: OperationCanceledException { InnerException: TimeoutException } } => true,
        _ => false,
    };

    /// <summary>The connection ended before an answer began; whether the replica has done something, nobody knows.</summary>
    public static bool BrokeOff(IForwarderErrorFeature? failed) =>
        failed is { Error: ForwarderError.Request, Exception: HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.Unknown } };
}
