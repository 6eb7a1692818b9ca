using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace Secondments.Testing.Servers;

/// <summary>A search server of three nodes, for one test, which may kill them one by one.</summary>
public sealed class SearchNodes : IAsyncDisposable
{
    private const int Number = 3;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    private readonly Process _script;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private SearchNodes(Process script, IReadOnlyList<Uri> urls) => (_script, Urls) = (script, urls);

    public IReadOnlyList<Uri> Urls { get; }

    /// <summary>Skips the test, with the reason, where there are no servers to start.</summary>
    public static async Task<SearchNodes> Start(string engine)
    {
        var (script, settings, missing) = await ServerScript.Run("search", settings: 1, engine, $"{Number}");
        if (script is null) Assert.Skip(missing!);
        return new SearchNodes(script, [.. settings["SEARCH_URL"].Split(',').Select(u => new Uri(u))]);
    }

    /// <summary>Kills a node as <c>kill -9</c> does.</summary>
    public void Kill(int node) => Tell($"kill {node}");

    /// <summary>Starts one that was killed, with what it had.</summary>
    public void Start(int node) => Tell($"start {node}");

    /// <summary>Which of them is the master, as the node that is asked sees it.</summary>
    public async Task<int> Master(int askedOf)
    {
        var name = (await _http.GetStringAsync(new Uri(Urls[askedOf], "_cat/master?h=node"))).Trim();
        return Enumerable.Range(0, Number).Single(n => name == $"node-{Urls[n].Port}");
    }

    /// <summary>Waits until all nodes are there and every document is on two of them.</summary>
    public Task IsWhole(int askedOf) => Eventually.Holds(async () =>
    {
        try
        {
            var health = JsonNode.Parse(await _http.GetStringAsync(new Uri(Urls[askedOf], "_cluster/health")))!;
            return (int)health["number_of_nodes"]! == Number && (string)health["status"]! == "green";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }, "every node is back, and has what it should", Bound);

    public async ValueTask DisposeAsync()
    {
        _script.StandardInput.Close();
        await _script.WaitForExitAsync();
        _script.Dispose();
        _http.Dispose();
    }

    private void Tell(string deed)
    {
        _script.StandardInput.WriteLine(deed);
        _script.StandardInput.Flush();
    }
}
