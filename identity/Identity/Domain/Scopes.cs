namespace Secondments.Identity.Domain;

/// <summary>What a client may ask to know of a person. A scope we don't know is left out, as OpenID Connect Core §3.1.2.1 says.</summary>
internal static class Scopes
{
    public const string OpenId = "openid";
    public const string Profile = "profile";
    public const string Email = "email";
    public const string OfflineAccess = "offline_access";

    public static readonly IReadOnlyList<string> Supported = [OpenId, Profile, Email, OfflineAccess];

    public static string[] Parse(string? scope) =>
        [.. (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(Supported.Contains).Distinct()];

    public static bool Has(string scope, string wanted) => scope.Split(' ').Contains(wanted);

    /// <summary>The narrower scope that a refresh asks for; null when it asks for more than was granted.</summary>
    public static string? Narrow(string granted, string? asked)
    {
        if (string.IsNullOrWhiteSpace(asked)) return granted;
        var wanted = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        return wanted.All(w => Has(granted, w)) ? string.Join(' ', wanted) : null;
    }
}
