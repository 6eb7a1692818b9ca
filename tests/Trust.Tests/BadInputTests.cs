using System.Collections.Concurrent;
using Secondments.Trust.Tests.Running;

namespace Secondments.Trust.Tests;

/// <summary>
/// What can't be read is refused in one way, by every endpoint of every service: the endpoints are those of the services' own
/// OpenAPI documents, so a new one is asked too.
/// </summary>
public sealed class BadInputTests(SharedExchange running) : IClassFixture<SharedExchange>
{
    private const int SideBySide = 16;

    private static readonly string Deep = $"{string.Concat(Enumerable.Repeat("[", 1000))}{string.Concat(Enumerable.Repeat("]", 1000))}";

    private RunningExchange Exchange => running.Exchange;

    private IEnumerable<Operation> WithBody => Exchange.Operations.Where(o => o.Members is { Count: > 0 });

    [Fact]
    public void Operations_OfTheDocuments_AreThoseOfFourServices()
    {
        foreach (var service in (string[])["/api/identity/", "/api/organisations/", "/api/opportunities/", "/api/search/"])
            Assert.Contains(Exchange.Operations, o => o.Template.StartsWith(service, StringComparison.Ordinal));
        Assert.True(WithBody.Count() > 25, $"{WithBody.Count()} take JSON");
    }

    [Fact]
    public Task Body_Malformed_Is400() => EachWithBody(_ => """{"a":""", 400, "request.unreadable");

    [Fact]
    public Task Body_CutShort_Is400() => EachWithBody(o => $$"""{"{{o.Members![0]}}":nul""", 400, "request.unreadable");

    [Fact]
    public Task Body_WithAKeyTwice_Is400() => EachWithBody(o => $$"""{"{{o.Members![0]}}":null,"{{o.Members[0]}}":null}""", 400, null);

    [Fact]
    public Task Body_NestedAThousandDeep_Is400() => EachWithBody(o => $$"""{"{{o.Members![0]}}":{{Deep}}}""", 400, "request.unreadable");

    [Fact]
    public Task Body_WithAMemberThatIsNotDeclared_Is400() => EachWithBody(_ => """{"organisationStatus":"verified"}""", 400, "request.unknown_member", "/organisationStatus");

    [Fact]
    public Task Body_OfAnotherContentType_Is415() => EachWithBody(_ => "<a/>", 415, "request.media_type", type: "application/xml");

    [Fact]
    public Task Body_OverTheLimit_Is413() => EachWithBody(o => $$"""{"{{o.Members![0]}}":"{{new string('x', 1_200_000)}}"}""", 413, "request.too_large");

    [Fact]
    public Task Body_WithForbiddenCharacters_Is422() => EachWithBody(o => $$"""{"{{o.Members![0]}}":"a\u0000b"}""", 422, "request.forbidden_characters");

    [Fact]
    public Task File_OfAnotherContentType_Is415() => Each(Exchange.Operations.Where(o => o.Files), async (operation, path) =>
    {
        var answer = await Exchange.RightCaller(operation.Method, operation.Template).Ask(operation.Method, $"{path}?organisation={Exchange.Leeds}", "<svg onload='x'/>", "image/svg+xml");
        return answer.Status == 415 ? answer.WrongRefusal() : $"answered {answer.Status} {answer.Text}";
    });

    [Theory]
    [InlineData("x")]
    [InlineData("0")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("%2e%2e%2fetc%2fpasswd")]
    [InlineData("'%20OR%201=1--")]
    [InlineData("%F0%9F%A6%94")]
    [InlineData("{id}")]
    [InlineData(null)]
    public Task Id_ThatIsNone_IsNothing(string? id) => Each(Exchange.Operations.Where(o => o.HasId), async (operation, path) =>
    {
        id ??= new string('7', 4000);
        var last = operation.Template.Split('/').Last(p => p.StartsWith('{'));
        var asked = string.Join('/', operation.Template.Split('/').Zip(path.Split('/'), (t, p) => t == last ? id : p));
        if (Exchange.Operations.Any(o => o.Method == operation.Method && o.Template != operation.Template && o.Answers(asked))) return null;
        var answer = await Exchange.RightCaller(operation.Method, operation.Template).Ask(operation.Method, asked, operation.Members is null ? null : "{}", headers: ("If-Match", "*"));
        // A wrong body may be seen before the id is looked up.
        var expected = answer.Status is 400 or 404 or 405 || answer.Status == 422 && operation.Members is not null;
        return expected ? answer.WrongRefusal() : $"answered {answer.Status} {answer.Text}";
    });

    /// <summary>The web server itself turns it away, before any of us could give it a body.</summary>
    [Fact]
    public Task Id_WithANul_Is400() => Each(Exchange.Operations.Where(o => o.HasId), async (operation, path) =>
    {
        var answer = await Exchange.RightCaller(operation.Method, operation.Template).Ask(operation.Method, $"{path}%00");
        return answer.Status == 400 ? null : $"answered {answer.Status} {answer.Text}";
    });

    [Fact]
    public Task Method_ThatIsNotDeclared_Is405WithThoseThatAre() => Each(Exchange.Operations.DistinctBy(o => o.Template), async (operation, path) =>
    {
        var declared = Exchange.Operations.Where(o => o.Answers(path)).Select(o => o.Method).ToHashSet();
        foreach (var method in ((string[])["GET", "POST", "PUT", "DELETE", "PATCH"]).Except(declared))
        {
            var answer = await Exchange.Visitor.Ask(method, path);
            if (answer.Status != 405 || answer.Code != "route.method_not_allowed") return $"{method} answered {answer.Status} {answer.Text}";
            if (!declared.IsSubsetOf(answer.Allow)) return $"{method}: Allow is {string.Join(", ", answer.Allow)}, not {string.Join(", ", declared)}";
            if (answer.WrongRefusal() is { } wrong) return $"{method}: {wrong}";
        }
        return null;
    });

    [Theory]
    [InlineData("cursor", "tampered")]
    [InlineData("size", "1000000000")]
    [InlineData("size", "-1")]
    [InlineData("size", "NaN")]
    public Task Query_ThatCannotBeRead_Is400(string name, string value) => Each(Exchange.Operations.Where(o => o.Queries.Contains(name)), async (operation, path) =>
    {
        var query = $"{path}?{name}={value}&organisation={(operation.Template.StartsWith("/api/releases", StringComparison.Ordinal) ? Exchange.Kirklees : Exchange.Leeds)}";
        var answer = await Exchange.RightCaller(operation.Method, operation.Template).Ask(operation.Method, query);
        return answer.Status == 400 ? answer.WrongRefusal() : $"answered {answer.Status} {answer.Text}";
    });

    [Fact]
    public async Task Query_OfTenThousandTerms_IsRefusedByTheServiceAtOnce()
    {
        var words = string.Join('+', Enumerable.Repeat("nurse", 10_000));
        await Exchange.Visitor.Ask("GET", "/api/search/opportunities?q=nurse");

        var started = TimeProvider.System.GetTimestamp();
        var answer = await Exchange.Visitor.Ask("GET", $"/api/search/opportunities?q={words}");

        Assert.True(answer.Status is 400 or 422, $"answered {answer.Status}");
        Assert.Null(answer.WrongRefusal());
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(1));
    }

    private Task EachWithBody(Func<Operation, string> body, int status, string? code, string? named = null, string type = "application/json") => Each(WithBody, async (operation, path) =>
    {
        var answer = await Exchange.RightCaller(operation.Method, operation.Template).Ask(operation.Method, path, body(operation), type, ("If-Match", "*"));
        if (answer.Status != status) return $"answered {answer.Status} {answer.Text}";
        if (answer.WrongRefusal() is { } wrong) return wrong;
        if (code is not null && answer.Code != code) return $"answered {answer.Code}";
        return named is not null && !answer.Text.Contains(named, StringComparison.Ordinal) ? $"doesn't name {named}: {answer.Text}" : null;
    });

    /// <summary>Asks every one before it fails, so that one run tells all that is wrong.</summary>
    private async Task Each(IEnumerable<Operation> operations, Func<Operation, string, Task<string?>> ask)
    {
        var all = operations.ToList();
        Assert.NotEmpty(all);
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (operation, _) =>
        {
            if (await ask(operation, Exchange.PathOf(operation.Template)) is { } fault) wrong.Add($"{operation}: {fault}");
        });
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order()));
    }
}
