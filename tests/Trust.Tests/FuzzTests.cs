using System.Collections.Concurrent;
using Secondments.Testing.Hosts;
using Secondments.Trust.Tests.Running;

namespace Secondments.Trust.Tests;

/// <summary>
/// Nonsense, with a fixed seed: whatever is sent, by whomever, no endpoint fails (5xx), each refusal is problem details, and
/// nobody is shown what is the parties' alone. On both databases, because each refuses other values.
/// </summary>
public sealed class FuzzTests
{
    private const int Seed = 20261122;
    private const int RequestsEach = 20;
    private const int SideBySide = 48;

    private static readonly string[] Texts =
    [
        "", " ", "null", "0", "-1", "99999999999999999999", "NaN", "1e309", "true", "\\u0000", "\\ud800", "\\u202Eabc", "'; DROP TABLE grains; --", "\\\" OR NEAR(*) :",
        "<script>alert(1)</script>", "{{constructor}}", "../../etc/passwd", "=cmd()", "9999-12-31", "2026-03-29T01:30:00+00:00", "2026-02-30", "%", "_", "😀", new('x', 5_000),
    ];

    private static readonly string[] Values = ["null", "{}", "[]", "[[]]", "[null]", "[{}]", "-1", "0", "1e400", "2147483648", "9223372036854775808", "0.1", "true", "{\\\"amount\\\":\\\"-1\\\",\\\"currency\\\":\\\"GBP\\\"}"];

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Requests_OfNonsense_AreRefusedAndFailNowhere(Topology topology)
    {
        await using var exchange = await RunningExchange.Start(topology);
        var wrong = new ConcurrentDictionary<string, string>();
        var requests =
            from operation in exchange.Operations
            from number in Enumerable.Range(0, RequestsEach)
            from caller in (string[])["a visitor", "a foreign admin", "whom it is for"]
            select (operation, number, caller);
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (request, _) =>
        {
            var (operation, number, caller) = request;
            var client = caller switch { "a visitor" => exchange.Visitor, "a foreign admin" => exchange.Stranger, _ => exchange.RightCaller(operation.Method, operation.Template) };
            var (path, body, type) = Nonsense(exchange, operation, new Random(HashCode(operation, number)));
            var answer = await client.Ask(operation.Method, path, body, type, ("If-Match", number % 3 == 0 ? "*" : "\"987654321\""));
            var fault = answer.Status >= 500 ? "failed"
                : answer.WrongRefusal() ?? (caller != "whom it is for" && answer.Text.Contains(RunningExchange.Secret, StringComparison.Ordinal) ? "shows what is the parties' alone" : null);
            if (fault is not null) wrong.TryAdd($"{operation} by {caller}: {fault}", $"{path[..Math.Min(300, path.Length)]} {body?[..Math.Min(300, body.Length)]} → {answer.Status} {answer.Text}");
        });
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.OrderBy(w => w.Key).Select(w => $"{w.Key}\n    {w.Value}")));
    }

    private static (string Path, string? Body, string Type) Nonsense(RunningExchange exchange, Operation operation, Random random)
    {
        var path = exchange.PathOf(operation.Template);
        if (operation.HasId && random.Next(4) == 0) path = Replaced(operation, path, Uri.EscapeDataString(Plain(random)));
        var query = string.Join('&', operation.Queries.Where(_ => random.Next(2) == 0).Select(q => $"{q}={Uri.EscapeDataString(Plain(random))}"));
        if (query.Length > 0) path = $"{path}?{query}";
        if (operation.Files) return (path, random.Next(2) == 0 ? Value(random) : Plain(random), random.Next(3) switch { 0 => "text/csv", 1 => "application/x-ndjson", _ => "multipart/form-data; boundary=x" });
        if (operation.Members is not { } members) return (path, null, "application/json");
        return (path, $"{{{string.Join(',', members.Where(_ => random.Next(3) > 0).Select(m => $"\"{m}\":{Value(random)}"))}}}", "application/json");
    }

    private static string Replaced(Operation operation, string path, string id)
    {
        var index = Array.FindIndex(operation.Template.Split('/'), p => p.StartsWith('{'));
        var parts = path.Split('/');
        parts[index] = id.Length == 0 ? "-" : id;
        return string.Join('/', parts);
    }

    private static string Plain(Random random) => Texts[random.Next(Texts.Length)];

    private static string Value(Random random) => random.Next(2) == 0 ? $"\"{Plain(random)}\"" : Values[random.Next(Values.Length)].Replace("\\\"", "\"", StringComparison.Ordinal);

    /// <summary>The same on every machine and at every run, unlike a string's own.</summary>
    private static int HashCode(Operation operation, int number) => operation.ToString().Aggregate(Seed + number, (hash, c) => unchecked(hash * 31 + c));
}
