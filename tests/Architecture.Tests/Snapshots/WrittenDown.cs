using Secondments.Testing;

namespace Secondments.Architecture.Tests.Snapshots;

/// <summary>
/// A text in the checkout that must say what the code says. With <c>ACCEPT=1</c> in the environment the test writes it
/// anew: the change is then seen in the commit.
/// </summary>
public static class WrittenDown
{
    public static void Matches(string actual, params IEnumerable<string> path)
    {
        var file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        var relative = Path.GetRelativePath(Repository.Root, file);
        Assert.True(File.Exists(file), $"{relative} doesn't exist; ACCEPT=1 writes it");
        Assert.True(File.ReadAllText(file) == actual, $"{relative} says something else than the code; if the change is meant, ACCEPT=1 writes it anew.\n{FirstDifference(File.ReadAllText(file), actual)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (was, isNow) = (expected.Split('\n'), actual.Split('\n'));
        for (var line = 0; line < Math.Max(was.Length, isNow.Length); line++)
            if (was.ElementAtOrDefault(line) != isNow.ElementAtOrDefault(line))
                return $"line {line + 1}: «{was.ElementAtOrDefault(line)}» → «{isNow.ElementAtOrDefault(line)}»";
        return "";
    }
}
