using Secondments.Kernel;

namespace Secondments.Architecture.Tests.Planted.Domain;

/// <summary>One error of each way to make one, for the reader of error codes to find. Never called.</summary>
public static class PlantedErrors
{
    public static Error Missing() => Error.NotFound("lamp");

    public static Error Lit() => Error.Conflict("lamp.lit", "The lamp is lit.", "dark");

    public static Error Yours() => Error.Forbidden("lamp.yours", "It is somebody else's lamp.");

    public static Error Shape(string pointer) => Error.Invalid("lamp.shape", new FieldError(pointer, "round", "It is round."));

    public static Error Broken() => new(ErrorKind.Gone, "lamp.broken", "The lamp is broken.");
}
