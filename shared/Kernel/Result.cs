using System.Diagnostics.CodeAnalysis;

namespace Secondments.Kernel;

/// <summary>A value or a refusal.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    /// <summary>The refusal, or null.</summary>
    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <exception cref="InvalidOperationException">It was refused: look at <see cref="IsOk"/> first.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"Refused: {Error.Code}");

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Error? error)
    {
        value = _value;
        error = Error;
        return error is null;
    }

    public Result<TOther> Map<TOther>(Func<T, TOther> map) => Error is null ? map(_value!) : Error;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The reply of a command that has nothing to tell but that it was done.</summary>
public sealed record Done
{
    public static readonly Done Instance = new();
}
