namespace Secondments.Identity.Domain;

/// <summary>How long things last.</summary>
internal static class Lifetimes
{
    /// <summary>A code travels from browser to client at once; RFC 6749 §4.1.2 allows ten minutes at most.</summary>
    public static readonly TimeSpan Code = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan AccessToken = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan IdToken = TimeSpan.FromMinutes(10);

    /// <summary>Longer than the portal's idle limit of two hours and the access token's ten minutes together.</summary>
    public static readonly TimeSpan RefreshIdle = TimeSpan.FromHours(3);

    /// <summary>A sign-in counts for a working day.</summary>
    public static readonly TimeSpan Session = TimeSpan.FromHours(12);
    public static readonly TimeSpan ConfirmLink = TimeSpan.FromDays(2);
    public static readonly TimeSpan ResetLink = TimeSpan.FromHours(1);
    public static readonly TimeSpan SetUpLink = TimeSpan.FromHours(1);
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);
    public const int TriesBeforeLockOut = 5;

    /// <summary>How long after asking for a fresh sign-in the person may take to give it.</summary>
    public static readonly TimeSpan FreshSignIn = TimeSpan.FromMinutes(30);
}
