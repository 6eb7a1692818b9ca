using System.Globalization;
using Microsoft.AspNetCore.Http;
using Secondments.Kernel;

namespace Secondments.Hosting.Api;

/// <summary>What endpoints answer with. The one place where a refusal becomes problem details (RFC 9457).</summary>
public static class Answers
{
    public static IResult Ok(object value, long? version = null) => new Answer(StatusCodes.Status200OK, value, version, null);

    public static IResult Created(string location, object value, long version) => new Answer(StatusCodes.Status201Created, value, version, location);

    public static IResult Accepted(string location, object value) => new Answer(StatusCodes.Status202Accepted, value, null, location);

    public static IResult NoContent(long? version = null) => new Answer(StatusCodes.Status204NoContent, null, version, null);

    public static IResult Problem(Error error) => new ProblemAnswer(error);

    /// <summary>The entity tag of a version.</summary>
    public static string ETag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private sealed class Answer(int status, object? value, long? version, string? location) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = status;
            if (version is { } v) context.Response.Headers.ETag = ETag(v);
            if (location is not null) context.Response.Headers.Location = location;
            return value is null ? Task.CompletedTask : context.Response.WriteAsJsonAsync(value, value.GetType(), Json.Stored, "application/json", context.RequestAborted);
        }
    }

    private sealed class ProblemAnswer(Error error) : IResult
    {
        public Task ExecuteAsync(HttpContext context) => ProblemWriter.Write(context, error);
    }
}
