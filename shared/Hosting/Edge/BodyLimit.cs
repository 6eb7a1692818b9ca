using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;

namespace Secondments.Hosting.Edge;

/// <summary>How large a body an endpoint takes, in bytes. <see cref="Default"/> unless it says otherwise.</summary>
public sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    /// <summary>A mebibyte and what stands around it, so that one text of that size is named as wrong by its service.</summary>
    public const long Default = 1_048_576 + 65_536;
}

public static class BodyLimitExtensions
{
    public static TBuilder TakesUpTo<TBuilder>(this TBuilder endpoint, long bytes) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new BodyLimit(bytes));
}
