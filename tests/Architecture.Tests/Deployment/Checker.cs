using System.Diagnostics;
using System.Text.Json.Nodes;
using Secondments.Testing;

namespace Secondments.Architecture.Tests.Deployment;

/// <summary>The programs in <c>deploy-checker</c>, for Node; what they need npm fetches once.</summary>
internal static class Checker
{
    private static readonly string Folder = Repository.PathOf("tests", "Architecture.Tests", "deploy-checker");
    private static readonly Lazy<Task> Ready = new(Install);

    /// <summary>The documents of a YAML file of the checkout, «&lt;&lt;» merged.</summary>
    public static async Task<IReadOnlyList<JsonNode>> Documents(params string[] path) => Read(await Node("", "documents.mjs", Repository.PathOf(path)));

    public static async Task<IReadOnlyList<JsonNode>> DocumentsIn(string text) => Read(await Node(text, "documents.mjs", "-"));

    /// <summary>What is wrong with objects of Kubernetes, a line each.</summary>
    public static async Task<IReadOnlyList<string>> WrongWith(IEnumerable<JsonNode> objects)
    {
        var (exit, said) = await Node(new JsonArray([.. objects.Select(o => o.DeepClone())]).ToJsonString(), "kubernetes.mjs");
        Assert.True(exit == 0, said);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What the linter of compose files says of one; nothing where it is content.</summary>
    public static async Task<string> WrongWithCompose(string file)
    {
        var (exit, said) = await Node("", Path.Combine("node_modules", "dclint", "bin", "dclint.cjs"), "--config", "dclint.yaml", "--max-warnings", "0", file);
        return exit == 0 ? "" : said;
    }

    /// <summary>Runs a program in a folder until it ends.</summary>
    /// <returns>Its status, and what it said; of one that failed also on standard error.</returns>
    public static async Task<(int Exit, string Said)> Run(string folder, string input, string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        var failed = await errors;
        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + failed);
    }

    private static IReadOnlyList<JsonNode> Read((int Exit, string Said) documents)
    {
        Assert.True(documents.Exit == 0, documents.Said);
        return [.. JsonNode.Parse(documents.Said)!.AsArray().Select(d => d!)];
    }

    private static async Task<(int Exit, string Said)> Node(string input, params string[] arguments)
    {
        await Ready.Value;
        return await Run(Folder, input, "node", arguments);
    }

    private static async Task Install()
    {
        if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json"))) return;
        var (exit, said) = await Run(Folder, "", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        Assert.True(exit == 0, said);
    }
}
