using Secondments.Kernel;

namespace Secondments.Hosting.Authority;

/// <summary>Why a caller is turned away before any rule of a service is asked.</summary>
public static class CallerErrors
{
    public static readonly Error NotSignedIn = new(ErrorKind.Unauthenticated, "caller.not_signed_in", "Sign in first: this needs an access token.");

    public static readonly Error TokenRefused = new(ErrorKind.Unauthenticated, "caller.token_refused", "The access token isn't valid here, or not any more.");

    public static readonly Error NotOperator = Error.Forbidden("caller.not_operator", "Only those who run the exchange may do this.");

    public static readonly Error AuthorityBehind = Error.Unavailable("caller.authority_behind", "What you may do can't be checked at the moment. Try again after the time in Retry-After.");

    public static Error WrongRole(string entity) => Error.Forbidden($"{entity}.wrong_role", "Your role in this organisation doesn't allow it.");
}
