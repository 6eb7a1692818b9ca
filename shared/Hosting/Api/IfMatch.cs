using System.Globalization;
using Microsoft.AspNetCore.Http;
using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>Reads <c>If-Match</c>: the version that a change rests on.</summary>
public static class IfMatch
{
    /// <returns>
    /// The version; null where the request names none or any (<c>*</c>). Missing on a PUT: <c>request.if_match_required</c>, 428;
    /// what is no entity tag of ours: <c>request.if_match</c>, 400.
    /// </returns>
    public static Result<long?> Read(HttpRequest request)
    {
        var tag = request.Headers.IfMatch;
        if (tag.Count == 0) return HttpMethods.IsPut(request.Method) ? RequestErrors.IfMatchRequired : (long?)null;
        if (tag is ["*"]) return (long?)null;
        return tag is [['"', .. var inner, '"']] && long.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : RequestErrors.BadIfMatch;
    }
}
