using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Secondments.Testing;

namespace Secondments.Architecture.Tests.Deployment;

/// <summary>deploy/compose, as far as it can be looked at without containers.</summary>
public sealed class ComposeTests
{
    private static readonly Lazy<Task<JsonObject>> Compose = new(async () => Assert.Single(await Checker.Documents("deploy", "compose", "compose.yaml")).AsObject());

    [Fact]
    public async Task Compose_IsAsItsSchemaAndLinterWantIt() => Assert.Equal("", await Checker.WrongWithCompose(Repository.PathOf("deploy", "compose", "compose.yaml")));

    [Theory]
    [InlineData("image: postgres", "service-image-require-explicit-tag")]
    [InlineData("image: postgres:15.18, ports: [\"80:80\"]", "no-unbound-port-interfaces")]
    [InlineData("image: postgres:15.18, restrat: always", "#/additionalProperties")]
    public async Task Compose_WithAnythingLikeIt_IsSeen(string service, string why)
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("compose.yaml"), $"name: x\nservices:\n  a: {{ {service} }}\n");

        Assert.Contains(why, await Checker.WrongWithCompose(folder.File("compose.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_OfEveryService_AreRead() =>
        Assert.Empty(await KnownSettings.Unread((await Services()).SelectMany(s => s.Value["environment"]?.AsObject().Select(e => e.Key) ?? [])));

    [Theory]
    [InlineData("SECONDMENTS_Edge__TrustedProxy__0")]
    [InlineData("SECONDMENTS_Mail__Smtp__Hots")]
    [InlineData("SECONDMENTS_Gateway__Destinations__portals__0")]
    public async Task Settings_ThatNobodyReads_AreSeen(string variable) => Assert.Equal([variable], await KnownSettings.Unread([variable]));

    [Fact]
    public async Task Processes_AreTwoOfEveryModule_AndOneToMigrateIt()
    {
        var ours = (await Services()).Where(s => Image(s.Value).StartsWith("secondments/host:", StringComparison.Ordinal)).ToDictionary(s => s.Key, s => Words(s.Value["command"]));

        Assert.Equal(Modules.SelectMany(m => (string[])[$"{m}-1", $"{m}-2", $"migrate-{m}"]).Order(), ours.Keys.Order());
        foreach (var module in Modules)
        {
            Assert.Equal(["migrate", "--module", module], ours[$"migrate-{module}"]);
            Assert.All((string[])[$"{module}-1", $"{module}-2"], replica => Assert.Equal(["--module", module], ours[replica]));
        }
    }

    [Fact]
    public async Task Addresses_OfReplicas_AreThoseOfServices()
    {
        var services = await Services();
        var named = services.SelectMany(s => s.Value["environment"]?.AsObject() ?? []).SelectMany(e => Regex.Matches($"{e.Value}", @"https?://([\w-]+):8080").Select(m => m.Groups[1].Value)).ToHashSet();
        Assert.Equal(Modules.SelectMany(m => (string[])[$"{m}-1", $"{m}-2"]).Order(), named.Order());

        var destinations = services["gateway"]["environment"]!.AsObject().Where(e => e.Key.StartsWith("SECONDMENTS_Gateway__Destinations__", StringComparison.Ordinal)).ToDictionary(e => e.Key.Split("__")[^2] + "-" + (int.Parse(e.Key.Split("__")[^1], CultureInfo.InvariantCulture) + 1), e => (string)e.Value!);
        Assert.Equal(named.ToDictionary(n => n, n => $"http://{n}:8080"), destinations);
    }

    [Fact]
    public async Task Images_OfOurs_AreThoseThatTheSdkMakes_AndAreNeverFetched()
    {
        var services = await Services();
        foreach (var (project, of) in (IEnumerable<(string, Func<string, bool>)>)[("deploy/Host", n => n != "gateway"), ("gateway/Gateway", n => n == "gateway")])
        {
            var made = (await ImageTests.Of(project))["Properties"]!;
            var ours = services.Where(s => Image(s.Value).StartsWith("secondments/", StringComparison.Ordinal) && of(s.Key)).Select(s => s.Value).ToList();
            Assert.NotEmpty(ours);
            Assert.All(ours, s => Assert.Equal(($"{made["ContainerRepository"]}:{made["ContainerImageTags"]}", "never"), (Image(s), (string?)s["pull_policy"])));
        }
    }

    [Fact]
    public async Task Services_MayDoLittle_AreLookedAt_AndLeaveInTime()
    {
        foreach (var (name, service) in await Services())
        {
            Assert.Equal((name, "ALL", "no-new-privileges:true"), (name, Words(service["cap_drop"]).Single(), Words(service["security_opt"]).Single()));
            // The search server writes beside its program, and its image isn't root's.
            if (name is not "opensearch") Assert.True((bool?)service["read_only"], name);
            // Only what gives the volumes away is root, and can do nothing else.
            if (name is "postgres" or "rabbitmq") Assert.NotNull(service["user"]);
            else Assert.True(service["user"] is null || (name is "folders" && Words(service["cap_add"]) is ["CHOWN"]), name);
            if ((string?)service["restart"] is "no") continue;
            Assert.NotNull(service["healthcheck"]?["test"]);
            Assert.True(int.Parse(((string)service["stop_grace_period"]!).TrimEnd('s'), CultureInfo.InvariantCulture) >= 45, name);
        }
    }

    [Fact]
    public async Task Variables_ThatMustBeGiven_AreInTheExampleOrDrawn()
    {
        var example = File.ReadAllLines(Repository.PathOf("deploy", "compose", ".env.example")).Where(l => l.Contains('=')).Select(l => l.TrimStart('#').Split('=', 2)).ToDictionary(l => l[0], l => l[1]);
        var (exit, said) = await Checker.Run(Repository.Root, "", "bash", Repository.PathOf("deploy", "compose", "passwords"));
        var drawn = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('=')).ToDictionary(l => l[0], l => l[1]);

        Assert.Equal(0, exit);
        Assert.All(drawn.Values, word => Assert.Matches("^[0-9a-f]{48}$", word));
        var asked = Regex.Matches((await Compose.Value).ToJsonString(), @"\$\{(\w+)").Select(m => m.Groups[1].Value).Distinct();
        Assert.Equal(asked.Order(), example.Keys.Concat(drawn.Keys).Order());
        Assert.All(example.Where(e => e.Key.EndsWith("PASSWORD", StringComparison.Ordinal)), e => Assert.Equal("", e.Value));
    }

    [Fact]
    public void Databases_AreOneOfEveryModule()
    {
        var made = Regex.Matches(File.ReadAllText(Repository.PathOf("deploy", "compose", "postgres.sql")), @"CREATE DATABASE secondments_(\w+);").Select(m => m.Groups[1].Value);

        Assert.Equal(Modules, made.Order());
    }

    /// <summary>Their names, as <c>--module</c> takes them.</summary>
    internal static IReadOnlyList<string> Modules { get; } = [.. HostTests.Modules.Select(m => m.Name).Order()];

    private static async Task<IReadOnlyDictionary<string, JsonObject>> Services() => (await Compose.Value)["services"]!.AsObject().ToDictionary(s => s.Key, s => s.Value!.AsObject());

    private static string Image(JsonObject service) => (string)service["image"]!;

    private static IReadOnlyList<string> Words(JsonNode? list) => [.. list?.AsArray().Select(w => (string)w!) ?? []];
}
