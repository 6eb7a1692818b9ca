using Secondments.Testing;

namespace Secondments.Architecture.Tests.Reading;

/// <summary>One source file: where it is in the checkout, and its text.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;
}

/// <summary>The projects and C# files of the checkout, built and generated ones left out.</summary>
public static class Sources
{
    private static readonly string[] Roots = ["shared", "services", "identity", "gateway", "deploy", "tests"];

    public static IReadOnlyList<SourceFile> CSharp { get; } = Read("*.cs");

    public static IReadOnlyList<SourceFile> Projects { get; } = Read("*.csproj");

    /// <summary>Folders with slashes, from the root of the checkout: <c>services/Search</c>.</summary>
    private static List<SourceFile> Read(string pattern) =>
    [
        .. Roots.Select(r => Repository.PathOf(r)).Where(Directory.Exists)
            .SelectMany(r => Directory.EnumerateFiles(r, pattern, SearchOption.AllDirectories))
            .Select(p => Path.GetRelativePath(Repository.Root, p).Replace('\\', '/'))
            .Where(p => !p.Split('/').Any(part => part is "obj" or "bin" or "node_modules" or "Migrations"))
            .Order(StringComparer.Ordinal)
            .Select(p => new SourceFile(p, File.ReadAllText(Repository.PathOf(p)))),
    ];
}
