using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Secondments.Trust.Tests.Running;

namespace Secondments.Trust.Tests;

/// <summary>
/// Another's id in a cursor and in a file: what pages and what exports is found by asking, so that a new list or file is tried
/// too. Beside each refusal, whom it is for gets it.
/// </summary>
public sealed class CursorAndExportTests(LongerExchange running) : IClassFixture<LongerExchange>
{
    private const int SideBySide = 16;

    /// <summary>Lists with a cursor that a small exchange can't fill to a second page.</summary>
    private static readonly HashSet<string> Empty =
    [
        "GET /api/identity/undelivered", "GET /api/organisations/undelivered", "GET /api/opportunities/undelivered", "GET /api/search/undelivered",
        "GET /api/identity/audit", "GET /api/search/audit",
    ];

    private RunningExchange Exchange => running.Exchange;

    [Fact]
    public async Task Cursor_OfAnothersList_OpensNothing()
    {
        var lists = new ConcurrentBag<string>();
        await Each(async operation =>
        {
            var path = At(operation, Exchange.PathOf(operation.Template), Exchange.Leeds.ToString());
            var right = Exchange.RightCaller("GET", operation.Template);
            var first = await right.Ask("GET", path);
            if (!first.IsOk || !HasNext(first, out var next)) return null;
            if (next is null && !operation.Queries.Contains("cursor")) return null;
            lists.Add(operation.ToString());
            if (next is null) return Empty.Contains(operation.ToString()) ? null : "has no second page to try";
            var onward = $"&cursor={Uri.EscapeDataString(next)}";
            var second = await right.Ask("GET", path + onward);
            if (!second.IsOk || second.Text == first.Text) return $"the control: whom it is for is answered {second.Status} {second.Text}";

            foreach (var (who, client) in Others)
            {
                var (without, with) = (await client.Ask("GET", path), await client.Ask("GET", path + onward));
                if (!without.IsOk && (with.Status, with.Code) != (without.Status, without.Code)) return $"answers {who} {with.Status} with it, {without.Status} without";
                if (without.IsOk && !with.IsOk && with.Code != "cursor.unreadable") return $"answers {who} {with.Status} {with.Text}";
                if (with.Text.Contains(RunningExchange.Secret, StringComparison.Ordinal) && !without.Text.Contains(RunningExchange.Secret, StringComparison.Ordinal)) return $"shows {who} what is the parties' alone: {with.Text}";
            }

            // On a list of their own, which they may read, it is the end of nothing. What is open to all is everybody's one list.
            if ((await Exchange.Visitor.Ask("GET", path)).IsOk) return null;
            var theirs = At(operation, Exchange.PathInElsewhere(operation.Template), Exchange.Elsewhere.ToString());
            if (theirs == path || !(await Exchange.Stranger.Ask("GET", theirs)).IsOk) return null;
            var mixed = await Exchange.Stranger.Ask("GET", theirs + onward);
            return mixed is { Status: 400, Code: "cursor.unreadable" } ? null : $"answers {mixed.Status} on another's list: {mixed.Text}";
        });

        Assert.Equal([], Exchange.Operations.Where(o => o.Method == "GET" && o.Queries.Contains("cursor")).Select(o => o.ToString()).Except(lists));
        Assert.Contains("GET /api/search/opportunities", lists);
    }

    [Fact]
    public async Task Export_OfAnother_IsNothing()
    {
        var files = new ConcurrentBag<string>();
        await Each(async operation =>
        {
            var right = await Exchange.RightCaller("GET", operation.Template).Ask("GET", At(operation, Exchange.PathOf(operation.Template), Exchange.Leeds.ToString()));
            if (!right.IsOk || !IsFile(operation, right)) return null;
            files.Add(operation.ToString());
            var own = operation.Template.EndsWith("/my-data", StringComparison.Ordinal);
            var path = At(operation, Exchange.PathOf(operation.Template), Exchange.Leeds.ToString());
            var visitor = await Exchange.Visitor.Ask("GET", path);
            if (visitor is not { Status: 401, Code: "caller.not_signed_in" }) return $"answers a visitor {visitor.Status}";
            if (own)
            {
                var others = await Exchange.Stranger.Ask("GET", path);
                return others.IsOk && others.Text != right.Text && !others.Text.Contains(RunningExchange.Secret, StringComparison.Ordinal) ? null : $"answers another {others.Status} {others.Text}";
            }
            var colleague = await Exchange.Staff.Ask("GET", path);
            if (colleague.Status != 403) return $"answers a colleague without the role {colleague.Status} {colleague.Text}";
            var foreign = await Exchange.Stranger.Ask("GET", path);
            var unknown = await Exchange.Stranger.Ask("GET", path.Replace(IdIn(operation, path), Guid.CreateVersion7().ToString(), StringComparison.Ordinal));
            if (foreign.Status != 404 || (unknown.Status, unknown.Code) != (foreign.Status, foreign.Code)) return $"answers another's admin {foreign.Status} {foreign.Text}, for one that isn't {unknown.Status} {unknown.Code}";
            var theirs = await Exchange.Stranger.Ask("GET", At(operation, Exchange.PathInElsewhere(operation.Template), Exchange.Elsewhere.ToString()));
            return theirs.IsOk && theirs.Text != right.Text && !theirs.Text.Contains(RunningExchange.Secret, StringComparison.Ordinal) ? null : $"answers with their own file {theirs.Status} {theirs.Text}";
        });

        Assert.Equal(
            ["GET /api/applications/my-data", "GET /api/identity/my-data", "GET /api/opportunities/export", "GET /api/opportunities/imports/{id}/refused.csv", "GET /api/opportunities/imports/{id}/rows.csv", "GET /api/people/me/my-data"],
            files.Order(StringComparer.Ordinal));
    }

    private IEnumerable<(string Who, HttpClient Client)> Others => [("a visitor", Exchange.Visitor), ("a colleague without a role", Exchange.Staff), ("another's admin", Exchange.Stranger)];

    /// <summary>A page of one row, of an organisation where the address itself names no record.</summary>
    private string At(Operation operation, string path, string organisation)
    {
        if (operation.Template.StartsWith("/api/releases", StringComparison.Ordinal) && organisation == Exchange.Leeds.ToString()) organisation = Exchange.Kirklees.ToString();
        return operation.HasId ? $"{path}?size=1" : $"{path}?size=1&organisation={organisation}";
    }

    private static bool HasNext(Answer answer, out string? next)
    {
        next = null;
        if (answer.MediaType != "application/json" || JsonNode.Parse(answer.Text) is not JsonObject page || !page.ContainsKey("items") || !page.ContainsKey("next")) return false;
        next = (string?)page["next"];
        return true;
    }

    private static bool IsFile(Operation operation, Answer answer) => answer.MediaType != "application/json" || operation.Template.EndsWith("/my-data", StringComparison.Ordinal);

    private string IdIn(Operation operation, string path) =>
        operation.HasId ? path.Split('?')[0].Split('/')[Array.FindIndex(operation.Template.Split('/'), p => p.StartsWith('{'))] : Exchange.Leeds.ToString();

    private async Task Each(Func<Operation, Task<string?>> ask)
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Exchange.Operations.Where(o => o.Method == "GET"), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (operation, _) =>
        {
            if (await ask(operation) is { } fault) wrong.Add($"{operation}: {fault}");
        });
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order()));
    }
}
