using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Secondments.Hosting.Authority;
using Secondments.Hosting.Modules;
using Secondments.Testing;
using Secondments.Trust.Tests.Running;

namespace Secondments.Trust.Tests;

/// <summary>
/// Who may do what, as a closed world: the endpoints are read from the running services, each has its row in docs/authority.md,
/// and each is asked by a visitor, by another organisation's admin with the id of a real record, and by whom it is for.
/// </summary>
public sealed partial class AuthorityTests(SharedExchange running) : IClassFixture<SharedExchange>
{
    private const int SideBySide = 32;

    /// <summary>Belong to a record of somebody else's but are open to whoever is signed in; what they answer is the asker's own.</summary>
    private static readonly HashSet<string> EverybodysOwn = ["GET /api/applications", "POST /api/opportunities/{id}/applications"];

    private RunningExchange Exchange => running.Exchange;

    [Fact]
    public void Endpoints_OfTheRunningServices_AreTheRowsOfTheTable()
    {
        var served = Endpoints().Select(e => $"| `{e.Method} {e.Template}` | {WordsOf(e.Needs)} |").Order(StringComparer.Ordinal).ToList();
        var file = Repository.PathOf("docs", "authority.md");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            var before = File.ReadAllText(file);
            File.WriteAllText(file, before[..before.IndexOf("| `", StringComparison.Ordinal)] + string.Join('\n', served) + "\n");
        }
        var rows = File.ReadAllLines(file).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(served);
        Assert.Empty(served.Except(rows).Select(r => $"has no row, or another: {r}"));
        Assert.Empty(rows.Except(served).Select(r => $"is served no more, or to others: {r}"));
        Assert.Equal(rows.Count, rows.Distinct().Count());
    }

    [Fact]
    public Task Endpoint_NotOpen_TurnsVisitorsAway() => Each(e => e.Needs.Who is not ("anyone" or "link"), async endpoint =>
    {
        var answer = await Ask(Exchange.Visitor, endpoint, Exchange.PathOf(endpoint.Template));
        return answer is { Status: 401, Code: "caller.not_signed_in" } ? answer.WrongRefusal() : $"answered {answer.Status} {answer.Text}";
    });

    [Fact]
    public Task Endpoint_OfTheOperator_TurnsAdminsAway() => Each(e => e.Needs.Who is "operator", async endpoint =>
    {
        var answer = await Ask(Exchange.Chooser, endpoint, Exchange.PathOf(endpoint.Template));
        return answer is { Status: 403, Code: "caller.not_operator" } ? null : $"answered {answer.Status} {answer.Text}";
    });

    [Fact]
    public Task Endpoint_OfSomebodyElsesRecord_IsNothingToAForeignAdmin() => Each(e => e.Needs.Who is "member" or "party", async endpoint =>
    {
        var path = Exchange.PathOf(endpoint.Template);
        var foreign = await Ask(Exchange.Stranger, endpoint, path);
        if (foreign.Text.Contains(RunningExchange.Secret, StringComparison.Ordinal)) return $"shows what is the parties' alone: {foreign.Text}";
        if (EverybodysOwn.Contains(endpoint.ToString())) return null;
        if (foreign.Status != 404) return $"answered {foreign.Status} {foreign.Text}";
        if (!endpoint.Template.Contains('{', StringComparison.Ordinal)) return null;
        var id = path.Split('/')[Array.FindIndex(endpoint.Template.Split('/'), p => p.StartsWith('{'))];
        var unknown = await Ask(Exchange.Stranger, endpoint, path.Replace(id, Guid.CreateVersion7().ToString(), StringComparison.Ordinal));
        return (unknown.Status, unknown.Code) == (foreign.Status, foreign.Code) ? null : $"answered {foreign.Code}, for an unknown id {unknown.Status} {unknown.Code}";
    });

    /// <summary>A colleague isn't enough where a role is asked; the record isn't hidden from them, what they may not do is said.</summary>
    [Fact]
    public Task Endpoint_OfARole_TurnsColleaguesWithoutItAway() => Each(e => e.Needs is { Who: "member" or "party", Roles.Count: > 0 } && !e.Template.StartsWith("/api/releases", StringComparison.Ordinal), async endpoint =>
    {
        var answer = await Ask(Exchange.Staff, endpoint, Exchange.PathOf(endpoint.Template));
        if (answer.Text.Contains(RunningExchange.Secret, StringComparison.Ordinal)) return $"shows what is the role's alone: {answer.Text}";
        return answer.Status is 403 || (answer.Status is 404 && endpoint.Needs.Who is "party") ? answer.WrongRefusal() : $"answered {answer.Status} {answer.Text}";
    });

    /// <summary>The control: the refusals above weren't for another reason. The version is wrong on purpose, so that nothing is done.</summary>
    [Fact]
    public Task Endpoint_AskedByWhomItIsFor_IsNotTurnedAway() => Each(e => e.Needs.Who is not "link", async endpoint =>
    {
        var answer = await Ask(Exchange.RightCaller(endpoint.Method, endpoint.Template), endpoint, Exchange.PathOf(endpoint.Template));
        // Nothing is undelivered, no secret was told, and a file of JSON lines has no refused rows as CSV.
        var nothingThere = endpoint.Template.Contains("/mails/", StringComparison.Ordinal) || endpoint.Template.Contains("/undelivered/", StringComparison.Ordinal) || endpoint.Template == "/api/invitations/accept" || endpoint.Template.EndsWith("/refused.csv", StringComparison.Ordinal);
        return answer.Status is 401 or 403 || (answer.Status == 404 && !nothingThere) ? $"answered {answer.Status} {answer.Text}" : answer.WrongRefusal();
    });

    private Task<Answer> Ask(HttpClient client, Endpoint endpoint, string path)
    {
        var operation = Exchange.Operations.SingleOrDefault(o => o.Method == endpoint.Method && o.Template == endpoint.Template);
        var organisation = endpoint.Template.StartsWith("/api/releases", StringComparison.Ordinal) ? Exchange.Kirklees : Exchange.Leeds;
        var body = operation?.Members is not { } members ? null
            // What is wrong with a new system is told before it is looked at for whom it is.
            : endpoint.ToString() == "POST /api/identity/clients" ? $$"""{"organisation":"{{organisation}}","name":"Rota","roles":["host"]}"""
            : members.Contains("organisation") ? $$"""{"organisation":"{{organisation}}"}""" : "{}";
        var query = endpoint.Template.Contains('{', StringComparison.Ordinal) ? "" : endpoint.Template.Contains("/audit", StringComparison.Ordinal) ? "" : $"?organisation={organisation}";
        return client.Ask(endpoint.Method, path + query, body, headers: ("If-Match", "\"987654321\""));
    }

    private IEnumerable<Endpoint> Endpoints() =>
        from source in Exchange.Host.Get<IEnumerable<EndpointDataSource>>()
        from route in source.Endpoints.OfType<RouteEndpoint>()
        where route.Metadata.GetMetadata<ModuleTag>() is not null && route.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)
        from method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select new Endpoint(method, Constraint().Replace(route.RoutePattern.RawText!, "}"), route.Metadata.GetMetadata<Needs>()!);

    private static string WordsOf(Needs needs)
    {
        var roles = needs.Roles.Count == 0 ? "" : $" with {string.Join(" or ", needs.Roles.Select(r => r.ToString().ToLowerInvariant()))}";
        return needs.Who switch
        {
            "anyone" => "anyone",
            "link" => "whoever holds the link",
            "signed_in" => "whoever is signed in",
            "operator" => "operator",
            "member" => $"member of the organisation{roles}",
            _ => $"{needs.Party} of the record{roles}",
        };
    }

    private async Task Each(Func<Endpoint, bool> which, Func<Endpoint, Task<string?>> ask)
    {
        var all = Endpoints().Where(which).ToList();
        Assert.NotEmpty(all);
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (endpoint, _) =>
        {
            if (await ask(endpoint) is { } fault) wrong.Add($"{endpoint}: {fault}");
        });
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order()));
    }

    private sealed record Endpoint(string Method, string Template, Needs Needs)
    {
        public override string ToString() => $"{Method} {Template}";
    }

    [GeneratedRegex(@":\w+(\(\d+\))?\}")]
    private static partial Regex Constraint();
}
