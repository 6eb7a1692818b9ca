namespace Secondments.Testing;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its root folder.</summary>
    /// <exception cref="InvalidOperationException">The tests run outside any checkout.</exception>
    public static string Root { get; } = Find();

    public static string PathOf(params IEnumerable<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Secondments.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No Secondments.sln in {AppContext.BaseDirectory} or any folder above it.");
    }
}
