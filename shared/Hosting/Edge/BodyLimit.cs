using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;

namespace Secondments.Hosting.Edge;

/// <summary>How large a body an endpoint takes, in bytes. 1 MB unless it says otherwise.</summary>
public sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    public const long Default = 1_000_000;
}

public static class BodyLimitExtensions
{
    public static TBuilder TakesUpTo<TBuilder>(this TBuilder endpoint, long bytes) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new BodyLimit(bytes));
}
