using System.Text.RegularExpressions;
using Secondments.Architecture.Tests.Reading;

namespace Secondments.Architecture.Tests.Rules;

/// <summary>Where files are and how long they get.</summary>
public static partial class Layout
{
    public const int MostLines = 300;

    /// <summary>Lists, one line an entry: there is nothing in them that a second file would make clearer.</summary>
    private static readonly string[] Lists = ["shared/Pages/Words/Texts.cs"];

    private static readonly string[] VagueFolders = ["Common", "Helpers", "Utils", "Utilities", "Core", "Managers", "Misc"];

    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Lines > MostLines && !Lists.Contains(f.Path)).Select(f => $"{f.Path} has {f.Lines} lines");

    public static IEnumerable<string> VaguelyNamed(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Path.Split('/')[..^1].Any(VagueFolders.Contains)).Select(f => f.Path);

    /// <summary><c>services/Search/Index/X.cs</c> is in <c>Secondments.Search.Index</c>. A program's first file needs no namespace.</summary>
    public static IEnumerable<string> NamespaceViolations(IEnumerable<SourceFile> files) =>
        from file in files
        let expected = "Secondments." + string.Join('.', file.Path.Split('/')[1..^1])
        let found = Namespace().Match(file.Text)
        where found.Success ? found.Groups[1].Value != expected : DeclaresTypes().IsMatch(file.Text)
        select $"{file.Path} is in «{(found.Success ? found.Groups[1].Value : "")}», not {expected}";

    /// <summary>Use cases are endpoints in Features/, one a file; a route mapped elsewhere hides from whoever looks for it.</summary>
    public static IEnumerable<string> EndpointsOutsideFeatures(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Path.StartsWith("services/", StringComparison.Ordinal) || f.Path.StartsWith("identity/", StringComparison.Ordinal))
            .Where(f => !f.Path.Contains("/Features/", StringComparison.Ordinal) && Maps().IsMatch(f.Text))
            .Select(f => f.Path);

    /// <summary>No test sleeps. What waits for a condition does so in the one place that has a bound.</summary>
    public static IEnumerable<string> Sleeps(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Path.StartsWith("tests/", StringComparison.Ordinal) && !f.Path.StartsWith("tests/Bench/", StringComparison.Ordinal))
            .Where(f => Path.GetFileName(f.Path) is not ("Eventually.cs" or "Until.cs" or "LoopbackProxy.cs"))
            .SelectMany(f => Delay().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}"));

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*[;{]", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(public|internal)\s+.*\b(class|record|struct|interface|enum)\s", RegexOptions.Multiline)]
    private static partial Regex DeclaresTypes();

    [GeneratedRegex(@"\.Map(Get|Post|Put|Delete|Patch|Methods)\(""/api")]
    private static partial Regex Maps();

    [GeneratedRegex(@"(Thread\.Sleep|Task\.Delay)\(\s*(?!Timeout\.Infinite|TimeSpan\.Zero)[^)]*\)?")]
    private static partial Regex Delay();
}
