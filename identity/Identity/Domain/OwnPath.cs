namespace Secondments.Identity.Domain;

/// <summary>Where to go after signing in: only a path of this exchange, so that no link to us can send people elsewhere.</summary>
internal static class OwnPath
{
    public const string Home = "/home";
    private const int Longest = 4096;

    /// <summary>
    /// True for <c>/path?query</c>. False for <c>//host</c> and <c>/\host</c>, which browsers read as another host, for
    /// control characters, which they drop before reading, and for whatever doesn't start at our root.
    /// </summary>
    public static bool Is(string? path) =>
        path is { Length: > 0 and <= Longest }
        && path[0] == '/'
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(char.IsControl);

    public static string Or(string? path, string otherwise = Home) => Is(path) ? path! : otherwise;
}
