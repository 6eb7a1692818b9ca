namespace Secondments.Portal.Sessions;

/// <summary>An address to come back to is only ever a path of ours: nobody can send a person elsewhere through us.</summary>
internal static class OwnPath
{
    public static string Or(string? path, string otherwise) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && path.Length <= 2000 && !path.AsSpan().ContainsAnyInRange('\0', '\u001f') && !path.Contains('\\', StringComparison.Ordinal)
            ? path
            : otherwise;
}
