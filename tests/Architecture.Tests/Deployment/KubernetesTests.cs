using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Secondments.Testing;

namespace Secondments.Architecture.Tests.Deployment;

/// <summary>deploy/kubernetes: each file by itself, and, where there is kubectl, what they become together.</summary>
public sealed class KubernetesTests
{
    private static readonly string Folder = Repository.PathOf("deploy", "kubernetes");

    [Fact]
    public async Task Objects_OfEveryFile_FitTheSchemas()
    {
        var objects = new List<JsonNode>();
        foreach (var file in Files.Where(f => !IsKustomization(f))) objects.AddRange(await Checker.Documents("deploy", "kubernetes", file));

        Assert.True(objects.Count > 15);
        Assert.Empty(await Checker.WrongWith(objects));
    }

    [Theory]
    [InlineData("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: x }\nspec: { maxUnavailabel: 1 }", "maxUnavailabel")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: { name: x }\nspec: { ports: [{ port: many }] }", "port must be integer")]
    [InlineData("apiVersion: apps/v2\nkind: Deployment\nmetadata: { name: x }", "apps/v2")]
    public async Task Objects_ThatAreNone_AreSeen(string text, string why) =>
        Assert.Contains(why, string.Join('\n', await Checker.WrongWith(await Checker.DocumentsIn(text))), StringComparison.Ordinal);

    [Fact]
    public async Task Files_AreAllTakenIn_AndAllThere()
    {
        var taken = new List<string> { "small/kustomization.yaml" };
        for (var i = 0; i < taken.Count; i++)
        {
            if (!IsKustomization(taken[i])) continue;
            var folder = Path.GetDirectoryName(taken[i])!;
            var kustomization = Assert.Single(await Checker.Documents("deploy", "kubernetes", taken[i]));
            foreach (var resource in kustomization["resources"]!.AsArray().Select(r => Path.GetRelativePath(Folder, Path.Combine(Folder, folder, (string)r!))))
                taken.Add(resource.EndsWith(".yaml", StringComparison.Ordinal) ? resource : Path.Combine(resource, "kustomization.yaml"));
        }

        Assert.Equal(Files.Order(), taken.Distinct().Order());
    }

    [Fact]
    public void Modules_HaveAFolderEach_WhichDiffersByTheName()
    {
        var texts = Directory.GetDirectories(Path.Combine(Folder, "base")).ToDictionary(f => Path.GetFileName(f), f => File.ReadAllText(Path.Combine(f, "kustomization.yaml")));

        Assert.Equal(ComposeTests.Modules.Concat(["gateway", "module"]).Order(), texts.Keys.Order());
        Assert.All(ComposeTests.Modules, module => Assert.Equal(texts["identity"].Replace("identity", module, StringComparison.Ordinal), texts[module]));
    }

    [Fact]
    public async Task Settings_AreRead()
    {
        var lines = Directory.GetFiles(Folder, "*.env", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).Select(l => l.Split('=')[0]);
        var given = Files.SelectMany(f => Regex.Matches(File.ReadAllText(Path.Combine(Folder, f)), @"SECONDMENTS_\w+").Select(m => m.Value));

        Assert.Empty(await KnownSettings.Unread(lines.Concat(given)));
    }

    [Fact]
    public async Task Images_AreThoseThatTheSdkMakes()
    {
        var images = Files.SelectMany(f => Regex.Matches(File.ReadAllText(Path.Combine(Folder, f)), @"image: registry\.example/(\S+)").Select(m => m.Groups[1].Value)).Distinct().Order();
        var made = new List<string>();
        foreach (var project in (string[])["deploy/Host", "gateway/Gateway"])
            made.Add((await ImageTests.Of(project))["Properties"] is { } of ? $"{of["ContainerRepository"]}:{of["ContainerImageTags"]}" : "");

        Assert.Equal(made.Order(), images);
    }

    [Fact]
    public async Task Overlay_AsKubectlPutsItTogether_IsWhole()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, "kubectl"))), "kubectl isn't installed: what the files of deploy/kubernetes become together isn't looked at");
        var (exit, said) = await Checker.Run(Folder, "", "kubectl", "kustomize", "small");
        Assert.True(exit == 0, said);
        var objects = await Checker.DocumentsIn(said);

        Assert.Empty(await Checker.WrongWith(objects));
        foreach (var module in ComposeTests.Modules)
        {
            JsonNode One(string kind, string name) => Assert.Single(objects, o => (string?)o["kind"] == kind && (string?)o["metadata"]!["name"] == name);
            JsonNode Container(JsonNode of) => of["spec"]!["template"]!["spec"]!["containers"]![0]!;
            var (replicas, migration) = (One("Deployment", module), One("Job", $"migrate-{module}"));

            Assert.Equal($"""["--module","{module}"]""", Container(replicas)["args"]!.ToJsonString());
            Assert.Equal($"""["migrate","--module","{module}"]""", Container(migration)["args"]!.ToJsonString());
            Assert.Equal(module, (string?)One("HorizontalPodAutoscaler", module)["spec"]!["scaleTargetRef"]!["name"]);
            // A pod that migrates is sent no requests and is in nobody's budget.
            foreach (var selector in (JsonObject[])[One("Service", module)["spec"]!["selector"]!.AsObject(), One("PodDisruptionBudget", module)["spec"]!["selector"]!["matchLabels"]!.AsObject()])
            {
                Assert.True(Selects(selector, replicas));
                Assert.False(Selects(selector, migration));
            }
        }
    }

    private static bool Selects(JsonObject selector, JsonNode workload) =>
        selector.All(l => (string?)workload["spec"]!["template"]!["metadata"]!["labels"]![l.Key] == (string?)l.Value);

    private static IReadOnlyList<string> Files { get; } = [.. Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f))];

    private static bool IsKustomization(string file) => Path.GetFileName(file) is "kustomization.yaml";
}
