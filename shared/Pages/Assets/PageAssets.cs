using System.Reflection;
using System.Text.Json;

namespace Secondments.Pages.Assets;

/// <summary>
/// The built styles, scripts and icon. Their names carry a hash of their content, so they may be kept for a year; they are
/// embedded, so that every host serves the same ones, published or not.
/// </summary>
public static class PageAssets
{
    /// <summary>Where they are served from.</summary>
    public const string Folder = "/assets";

    private static readonly Assembly Here = typeof(PageAssets).Assembly;

    private static readonly Dictionary<string, string> Names = ReadNames();

    private static readonly HashSet<string> Resources = [.. Here.GetManifestResourceNames()];

    /// <summary>The address of an asset by its plain name, such as <c>site.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    public static string Path(string name) => $"{Folder}/{Names[name]}";

    /// <summary>The hashed names that exist.</summary>
    internal static IReadOnlyCollection<string> Files => Names.Values;

    /// <summary>The content of a hashed name, or of its compressed copy (<c>.br</c>, <c>.gz</c>); null when there is none.</summary>
    internal static Stream? Open(string file) => Resources.Contains($"assets/{file}") ? Here.GetManifestResourceStream($"assets/{file}") : null;

    private static Dictionary<string, string> ReadNames()
    {
        using var list = Here.GetManifestResourceStream("assets/assets.json")
            ?? throw new InvalidOperationException("The pages' assets are not in the assembly: it was built without them.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(list)!;
    }
}
