using Secondments.Kernel;

namespace Secondments.Portal.Clients;

/// <summary>A service's refusal (RFC 9457), as a value.</summary>
/// <param name="Code"><c>entity.reason</c>.</param>
/// <param name="Detail">A sentence for the person.</param>
/// <param name="Errors">What is wrong, member by member.</param>
/// <param name="Allowed">For a conflict: what the present state allows.</param>
public sealed record ApiProblem(int Status, string Code, string Detail, IReadOnlyList<FieldError> Errors, IReadOnlyList<string> Allowed, TimeSpan? RetryAfter = null);

/// <summary>A refusal that the page has no words of its own for: it becomes the page for its status.</summary>
public sealed class ApiProblemException(ApiProblem problem) : Exception($"{problem.Status} {problem.Code}")
{
    public ApiProblem Problem { get; } = problem;
}

/// <summary>What a service answered: a value, with its version where it has one, or a refusal.</summary>
public readonly record struct Answer<T>(T? Value, ApiProblem? Problem, long? Version = null)
{
    public bool IsOk => Problem is null;

    /// <summary>The value, or the page for the refusal's status.</summary>
    /// <exception cref="ApiProblemException">It was refused.</exception>
    public T OrThrow() => Problem is null ? Value! : throw new ApiProblemException(Problem);

    /// <summary>The value; null when there is no such record or it isn't the reader's; the page for any other refusal.</summary>
    /// <exception cref="ApiProblemException">It was refused for another reason.</exception>
    public T? OrNone() => Problem is null ? Value : Problem.Status is 404 or 403 ? default : throw new ApiProblemException(Problem);
}
