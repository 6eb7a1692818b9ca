using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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

    /// <summary>
    /// A body that we refuse unread still comes: the server throws it away after our answer, for up to 5 s. A connection that were closed
    /// while the caller sends would lose the answer.
    /// </summary>
    public static void LetTheBodyCome(this HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
    }
}
