using System.Text.RegularExpressions;
using Secondments.Architecture.Tests.Reading;

namespace Secondments.Architecture.Tests.Rules;

/// <summary>References point one way: services → shared, deploy and tests → anything, and no service to another.</summary>
public static partial class References
{
    /// <summary>Who may refer to less than all of shared/.</summary>
    private static readonly Dictionary<string, string[]> Only = new()
    {
        ["shared/Kernel"] = [],
        ["shared/Contracts"] = ["shared/Kernel"],
        ["shared/Grains"] = ["shared/Kernel", "shared/Contracts"],
        ["shared/Hosting"] = ["shared/Kernel", "shared/Contracts", "shared/Grains"],
        ["shared/Pages"] = ["shared/Kernel", "shared/Contracts"],
        ["gateway/Gateway"] = ["shared/Kernel", "shared/Hosting"],
    };

    public static IEnumerable<string> Violations(IEnumerable<SourceFile> projects) =>
        from project in projects
        let folder = Path.GetDirectoryName(project.Path)!
        from Match match in ProjectReference().Matches(project.Text)
        let target = FolderOf(folder, match.Groups[1].Value)
        where !MayRefer(folder, target)
        select $"{folder} refers to {target}";

    private static bool MayRefer(string from, string to)
    {
        if (from.StartsWith("tests/", StringComparison.Ordinal)) return true;
        if (to.StartsWith("tests/", StringComparison.Ordinal)) return false;
        if (from.StartsWith("deploy/", StringComparison.Ordinal)) return true;
        return Only.TryGetValue(from, out var allowed) ? allowed.Contains(to) : to.StartsWith("shared/", StringComparison.Ordinal);
    }

    private static string FolderOf(string from, string include) =>
        Path.GetRelativePath("/", Path.GetDirectoryName(Path.GetFullPath(include.Replace('\\', '/'), "/" + from))!);

    [GeneratedRegex("""<ProjectReference\s+Include="([^"]+)""")]
    private static partial Regex ProjectReference();
}
