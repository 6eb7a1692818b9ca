using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Secondments.Identity.Domain;

namespace Secondments.Identity.Features.Connect;

/// <summary>Answers of the token endpoint and its neighbours: RFC 6749's own shape, never stored by anybody.</summary>
internal static class OAuthAnswers
{
    public static IResult Ok(object body) => new Answer(StatusCodes.Status200OK, body, null);

    /// <param name="challenge">A client that tried Basic is told to (RFC 6749 §5.2).</param>
    public static IResult Problem(OAuthError error, string? challenge = null) =>
        new Answer(error.Status, new Dictionary<string, string> { ["error"] = error.Code, ["error_description"] = error.Description }, challenge);

    private sealed class Answer(int status, object body, string? challenge) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = status;
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.Pragma = "no-cache";
            if (challenge is not null) context.Response.Headers.WWWAuthenticate = challenge;
            return context.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Default, "application/json", context.RequestAborted);
        }
    }
}
