using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Secondments.Testing;
using Secondments.Testing.Hosts;
using Secondments.Trust.Tests.Running;

namespace Secondments.Trust.Tests;

/// <summary>Whoever was let in yesterday: a member of a body that is on hold now, and one who is a member no more, each with a token that is still good.</summary>
public sealed class StandingTests
{
    private const int SideBySide = 32;

    [Fact]
    public async Task Member_WhoseBodyIsOnHoldThenWhoLeaves_ReadsOnThenGetsNothing()
    {
        await using var exchange = await RunningExchange.Start(Topology.SqliteMemory);
        await exchange.FillSecondRows();
        var hers = exchange.Operations.Where(o => exchange.RightCaller(o.Method, o.Template) == exchange.Chooser).ToList();
        // But for the search, which the posts of a body on hold leave.
        var reads = hers.Where(o => o.Method == "GET" && !o.Template.StartsWith("/api/search/", StringComparison.Ordinal)).ToList();
        var before = await Statuses(exchange, exchange.Chooser, reads);
        Assert.True(before.Values.Count(s => s.Status == 200) > 25, $"{before.Count} are read");

        // On hold: everything is read and exported as before, nothing new is posted or offered; and all of it is, once that is lifted.
        var anew = await ReadyToBegin(exchange);
        await exchange.SuspendLeeds();
        var onHold = await Statuses(exchange, exchange.Chooser, reads);
        Assert.Equal([], onHold.Where(r => r.Value != before[r.Key]).Select(r => $"{r.Key}: {before[r.Key]}, on hold {r.Value}"));
        foreach (var path in anew)
        {
            var answer = await exchange.Chooser.Ask("POST", path, "{}");
            Assert.True(answer.Status is 403 or 409 && answer.Code.EndsWith("_on_hold", StringComparison.Ordinal) && answer.WrongRefusal() is null, $"{path} answered {answer.Status} {answer.Text}");
        }
        await exchange.LiftLeeds();
        foreach (var path in anew)
        {
            var answer = await exchange.Chooser.Ask("POST", path, "{}");
            Assert.True(answer.IsOk, $"{path} answered {answer.Status} {answer.Text}");
        }

        // Gone: within seconds each service has heard, and whatever they ask, they are a stranger, by their last token too.
        await exchange.RemoveChooser();
        foreach (var list in (string[])["/api/organisations/{id}/members", "/api/identity/clients", "/api/opportunities"])
            await Eventually.Holds(async () => (await exchange.Chooser.Ask("GET", $"{exchange.PathOf(list)}?organisation={exchange.Leeds}")).Status == 404, $"{list} is closed to her");
        var (gone, foreign) = (await Statuses(exchange, exchange.Chooser, hers), await Statuses(exchange, exchange.Stranger, hers));
        Assert.Equal([], gone.Where(g => g.Value != foreign[g.Key]).Select(g => $"{g.Key}: {g.Value}, a stranger {foreign[g.Key]}"));
    }

    /// <summary>What is posted, opened again or promised anew, each on a record that is ready for it.</summary>
    private static async Task<IReadOnlyList<string>> ReadyToBegin(RunningExchange exchange)
    {
        var post = exchange.PathOf("/api/opportunities/{id}");
        var whole = JsonNode.Parse((await exchange.Chooser.Ask("GET", post)).Text)!["details"]!;
        var draft = await exchange.Chooser.Ask("POST", "/api/opportunities", new JsonObject { ["organisation"] = exchange.Leeds.ToString(), ["details"] = whole.DeepClone() }.ToJsonString());
        var application = exchange.PathOf("/api/applications/{id}");
        Assert.True((await exchange.Chooser.Ask("POST", $"{post}/pause", "{}")).IsOk);
        Assert.True((await exchange.Chooser.Ask("POST", $"{application}/shortlist", "{}")).IsOk);
        return [$"/api/opportunities/{JsonNode.Parse(draft.Text)!["id"]}/submit", $"{post}/resume", $"{application}/offer"];
    }

    private static async Task<IReadOnlyDictionary<string, (int Status, string? Code)>> Statuses(RunningExchange exchange, HttpClient client, IEnumerable<Operation> operations)
    {
        var found = new ConcurrentDictionary<string, (int, string?)>();
        // Side by side: whoever isn't a member is refused only once the copy of members has passed the moment of asking.
        await Parallel.ForEachAsync(operations, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (operation, _) =>
        {
            var path = exchange.PathOf(operation.Template);
            if (!operation.HasId) path += $"?organisation={exchange.Leeds}";
            var body = operation.Members is not { } members ? null : members.Contains("organisation") ? $$"""{"organisation":"{{exchange.Leeds}}"}""" : "{}";
            var answer = await client.Ask(operation.Method, path, body, headers: ("If-Match", "\"987654321\""));
            found[operation.ToString()] = (answer.Status, answer.IsOk ? null : answer.Code);
        });
        return found;
    }
}
