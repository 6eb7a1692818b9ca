using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Secondments.Architecture.Tests.Reading;
using Secondments.Testing;

namespace Secondments.Architecture.Tests.Deployment;

/// <summary>
/// Which settings there are: what the cluster on one host is given, which its own tests run; and what the code names.
/// </summary>
internal static partial class KnownSettings
{
    private const string Prefix = "SECONDMENTS_";

    // As deploy/native/up comes to it, with one of everything.
    private const string Write = """
        set -euo pipefail
        root=$PWD
        source deploy/native/cluster.sh
        source deploy/native/settings.sh
        data=$1 exchange=$1 demo=no public_url=http://localhost search_engine=elasticsearch search_url=http://localhost
        postgres_port=1 postgres_password=p writer_password=p rabbit_port=1 rabbit_password=p
        addresses() { echo http://localhost; }
        mkdir "$1/settings"
        write_settings
        """;

    private static readonly Lazy<Task<IReadOnlySet<string>>> Native = new(OfTheCluster);

    /// <summary>Those of an environment that nothing reads, each by its name.</summary>
    public static async Task<IReadOnlyList<string>> Unread(IEnumerable<string> variables)
    {
        var native = await Native.Value;
        return [.. variables.Where(v => v.StartsWith(Prefix, StringComparison.Ordinal)).Distinct().Where(v => KeyOf(v) is var key && !native.Contains(key) && !IsInCode(key))];
    }

    /// <summary><c>SECONDMENTS_Edge__TrustedProxies__0</c> is <c>Edge:TrustedProxies</c>.</summary>
    private static string KeyOf(string variable) => WithoutNumbers(variable[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal));

    private static bool IsInCode(string key)
    {
        var (section, member) = key.LastIndexOf(':') is > 0 and var end ? (key[..end], key[(end + 1)..]) : ("", key);
        return Sources.CSharp.Where(f => !f.Path.StartsWith("tests/", StringComparison.Ordinal)).Any(f =>
            f.Text.Contains($"\"{key}\"", StringComparison.Ordinal)
            || (section.Length > 0 && Regex.IsMatch(f.Text, $"(\"|<c>){section}(\"|</c>)") && Regex.IsMatch(f.Text, $@"\b{Regex.Escape(member)}\b")));
    }

    private static async Task<IReadOnlySet<string>> OfTheCluster()
    {
        using var folder = new TestFolder();
        var (exit, said) = await Checker.Run(Repository.Root, Write, "bash", "-s", folder.Path);
        Assert.True(exit == 0, said);
        return Directory.GetFiles(folder.File("settings")).SelectMany(f => Keys(JsonNode.Parse(File.ReadAllText(f)), "")).Select(WithoutNumbers).ToHashSet();
    }

    private static IEnumerable<string> Keys(JsonNode? node, string path) => node switch
    {
        JsonObject o => o.SelectMany(m => Keys(m.Value, $"{path}:{m.Key}")),
        JsonArray a => a.SelectMany((m, i) => Keys(m, $"{path}:{i}")),
        _ => [path[1..]],
    };

    private static string WithoutNumbers(string key) => Number().Replace(key, "");

    [GeneratedRegex(@":\d+(?=:|$)")]
    private static partial Regex Number();
}
