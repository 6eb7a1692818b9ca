using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Secondments.Testing;

namespace Secondments.Architecture.Tests.Deployment;

/// <summary>What the SDK would put into the container images, as MSBuild tells it: no registry is needed for that.</summary>
public sealed class ImageTests
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<JsonNode>>> Asked = [];

    [Theory]
    [InlineData("deploy/Host", "secondments/host")]
    [InlineData("gateway/Gateway", "secondments/gateway")]
    public async Task Image_OfAProgram_IsSmallPinnedAndNotRoots(string project, string name)
    {
        var image = await Of(project);

        var properties = image["Properties"]!;
        Assert.Equal((name, "1654", "Entrypoint"), ((string?)properties["ContainerRepository"], (string?)properties["ContainerUser"], (string?)properties["ContainerAppCommandInstruction"]));
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string?)properties["ContainerImageTags"]);
        // With ICU and time zones, and without a shell.
        Assert.Matches(@"^mcr\.microsoft\.com/dotnet/aspnet:10\.0\.\d+-noble-chiseled-extra$", (string?)properties["ContainerBaseImage"]);
        Assert.Equal(["8080"], image["Items"]!["ContainerPort"]!.AsArray().Select(p => (string?)p!["Identity"]));
    }

    /// <summary>The settings of a project's image; MSBuild is asked once.</summary>
    internal static Task<JsonNode> Of(string project) => Asked.GetOrAdd(project, p => new(() => Ask(p))).Value;

    private static async Task<JsonNode> Ask(string project)
    {
        var (exit, said) = await Checker.Run(Repository.Root, "", "dotnet", "msbuild", project, "-nodeReuse:false",
            "-getProperty:ContainerBaseImage,ContainerRepository,ContainerUser,ContainerImageTags,ContainerAppCommandInstruction", "-getItem:ContainerPort");
        Assert.True(exit == 0, said);
        return JsonNode.Parse(said)!;
    }
}
