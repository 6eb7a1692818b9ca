using System.Text.Json.Nodes;
using Secondments.Contracts.Search.Api;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>What must hold after any fault, whatever was going on: each answers what doesn't, a line each.</summary>
public sealed class Invariants(RunningDemo demo, Journal journal, HiringLoad load)
{
    private static readonly string[] Moves = ["submitted", "shortlisted", "release_granted", "offered", "accepted", "withdrawn"];

    /// <summary>I1, I2: what was answered as done is there once; what was refused isn't; what was in doubt is one or the other.</summary>
    public async Task<IReadOnlyList<string>> EachCommandIsThereOnceOrNot()
    {
        List<string> wrong = [];
        foreach (var twice in journal.All.GroupBy(t => t.Key).Where(g => g.Count() > 1)) wrong.Add($"{twice.Key} was told twice");
        var posts = (await Pages(load.Host, $"/api/opportunities?organisation={load.Host.Organisation}&q=load")).Select(p => (string?)p["title"]).CountBy(t => t ?? "").ToDictionary();
        foreach (var told in journal.All.Where(t => t.Command == "post"))
            Expect(told.Done ? 1 : 0, posts.GetValueOrDefault(told.Subject), $"post «{told.Subject}», told {told.Status}");
        foreach (var person in load.People)
        {
            var own = (await Pages(person, "/api/applications?")).Select(a => (string)a["id"]!).CountBy(id => id).ToDictionary();
            foreach (var id in journal.All.Where(t => t.Command == "submitted" && t.Done).Select(t => t.Subject))
            {
                if (!own.TryGetValue(id, out var times)) continue;
                Expect(1, times, $"application {id} in the list of {person.Name}");
                var application = await journal.See(person, $"/api/applications/{id}");
                var happened = application?["timeline"]!.AsArray().Select(m => (string)m!["what"]!).CountBy(w => w).ToDictionary() ?? [];
                foreach (var move in Moves) Expect(journal.All.Count(t => t.Subject == id && t.Command == move && t.Done), happened.GetValueOrDefault(move), $"{move} of {id}");
                own.Remove(id);
            }
        }
        var listed = new HashSet<string>();
        foreach (var person in load.People) listed.UnionWith((await Pages(person, "/api/applications?")).Select(a => (string)a["id"]!));
        foreach (var told in journal.All.Where(t => t.Command == "start" && t.Done))
            Expect(1, listed.Contains((string)told.Answer!["id"]!) ? 1 : 0, $"application {told.Answer["id"]}, told {told.Status}");
        return wrong;

        void Expect(int times, int found, string what)
        {
            if (times != found) wrong.Add($"{what}: there {found} times, not {times}");
        }
    }

    /// <summary>I3: nothing waits to be sent. Read beside the exchange, which may run or not.</summary>
    public IReadOnlyList<string> NothingWaitsToBeSent() => [.. RunningDemo.Services.Select(s => (Service: s, Waiting: demo.Waiting(s))).Where(s => s.Waiting > 0).Select(s => $"{s.Waiting} events of {s.Service} wait")];

    /// <summary>I3 again: no fault of a part makes a message one that can't be taken.</summary>
    public IReadOnlyList<string> NothingIsGivenUp() => [.. RunningDemo.Services.Select(s => (Service: s, GivenUp: demo.GivenUp(s))).Where(s => s.GivenUp > 0).Select(s => $"{s.GivenUp} messages to {s.Service} were given up")];

    /// <summary>All of them, which every fault must leave standing; the same after each, so that no check is left out.</summary>
    public async Task AllHold(TimeSpan heals)
    {
        await Eventually.Passes(() => Empty(Task.FromResult(NothingWaitsToBeSent())), heals);
        await Empty(Task.FromResult(NothingIsGivenUp()));
        await Eventually.Passes(() => Empty(SearchFindsWhatIsThere()), heals);
        await Eventually.Passes(() => Empty(IndexHoldsWhatIsThere()), heals);
        await Empty(EachCommandIsThereOnceOrNot());
        await Empty(AuditIsAsItWasWritten());
        await Empty(NobodyIsOneTooMany());
        await Empty(Task.FromResult(NobodyReadsWhatIsAnothers()));
    }

    /// <summary>I4: what each may see by its address is what their search finds, and nothing else.</summary>
    public async Task<IReadOnlyList<string>> SearchFindsWhatIsThere()
    {
        List<string> wrong = [];
        var before = journal.Earlier;
        var all = (await Pages(load.Host, $"/api/opportunities?organisation={load.Host.Organisation}")).Select(p => (Id: (string)p["id"]!, State: (string)p["state"]!)).Where(p => !before.Contains(p.Id)).ToList();
        foreach (var reader in (Party[])[load.Visitor, load.Stranger, load.Partner, load.Host])
        {
            var seen = new HashSet<string>();
            foreach (var (id, _) in all)
                if (await journal.See(reader, $"/api/opportunities/{id}") is { } post && (string)post["state"]! == "live") seen.Add(id);
            var found = (await Pages(reader, "/api/search/opportunities?organisation=leeds-city-council")).Select(h => (string)h["id"]!).Where(id => !before.Contains(id)).ToList();
            wrong.AddRange(seen.Except(found).Select(id => $"{reader.Name} sees {id} and can't find it"));
            wrong.AddRange(found.Except(seen).Select(id => $"{reader.Name} finds {id} and can't see it"));
            wrong.AddRange(found.CountBy(id => id).Where(f => f.Value > 1).Select(f => $"{reader.Name} finds {f.Key} {f.Value} times"));
        }
        return wrong;
    }

    /// <summary>I4 again, of every organisation and audience: the index's counts and checksums are those of the opportunities themselves.</summary>
    public async Task<IReadOnlyList<string>> IndexHoldsWhatIsThere()
    {
        var operators = demo.As(demo.Operator.Name);
        var held = (await operators.Get<IndexFigures>("/api/search/figures")).Groups;
        var expected = (await operators.Get<ExpectedIndex>("/api/operator/opportunities/index")).Groups;
        return [.. expected.Except(held).Select(figure => $"should be in the index: {figure}"), .. held.Except(expected).Select(figure => $"in the index: {figure}")];
    }

    /// <summary>I5: numbers, links and signed heads.</summary>
    public Task<IReadOnlyList<string>> AuditIsAsItWasWritten() => demo.BrokenAudits();

    /// <summary>I6: of all that was read, nothing held what is another organisation's alone.</summary>
    public IReadOnlyList<string> NobodyReadsWhatIsAnothers() => [.. journal.Leaks];

    /// <summary>I7: no more people than places.</summary>
    public async Task<IReadOnlyList<string>> NobodyIsOneTooMany()
    {
        List<string> wrong = [];
        foreach (var post in await Pages(load.Host, $"/api/opportunities?organisation={load.Host.Organisation}&q=load"))
        {
            if (journal.Earlier.Contains((string)post["id"]!)) continue;
            var accepted = (await Pages(load.Host, $"/api/opportunities/{post["id"]}/applications?stage=accepted")).Count;
            if (accepted > (int)post["places"]!) wrong.Add($"{accepted} accepted for {post["places"]} places of {post["id"]}");
        }
        return wrong;
    }

    private static async Task Empty(Task<IReadOnlyList<string>> wrong) => Assert.Empty(await wrong);

    private async Task<List<JsonNode>> Pages(Party who, string path)
    {
        List<JsonNode> items = [];
        for (string? cursor = ""; cursor is not null;)
        {
            if (await journal.See(who, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}size=100{cursor}") is not { } page) break;
            items.AddRange(page["items"]!.AsArray().Select(i => i!));
            cursor = (string?)page["next"] is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : null;
        }
        return items;
    }
}
