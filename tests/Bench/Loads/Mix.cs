using System.Collections.Concurrent;
using System.Text.Json;
using Secondments.Bench.Hosts;
using Secondments.Bench.Searching;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
using Secondments.Contracts.Search.Api;
using Secondments.Demo;
using Secondments.Kernel;

namespace Secondments.Bench.Loads;

internal enum Kind
{
    Search,
    Detail,
    ApplyOrWithdraw,
    SignIn,
    Publish,
}

/// <summary>
/// What people do on an exchange, in the shares in which they do it: 70 of a hundred search, 15 read an opportunity, 8 apply
/// or withdraw, 5 sign in, 2 publish. The same seed, the same order.
/// </summary>
internal sealed class Mix
{
    private const int Seed = 20_260_722;

    private readonly RunningStandalone _exchange;
    private readonly BenchHost _host;
    private readonly DemoFile _demo;
    private readonly IReadOnlyList<SearchHit> _found;
    private readonly IReadOnlyList<(DemoFile.PersonEntry Person, ExchangeApi Api)> _staff;
    private readonly ConcurrentQueue<(ApplicationId Application, ExchangeApi Applicant)> _sent = [];
    private readonly Random _random = new(Seed);
    private readonly Lock _one = new();
    private int _number;

    private Mix(RunningStandalone exchange, BenchHost host, DemoFile demo, IReadOnlyList<SearchHit> found)
    {
        (_exchange, _host, _demo, _found) = (exchange, host, demo, found);
        _staff = [.. demo.People.Where(p => p.Organisation == "Kirklees Council").Select(p => (p, SessionOf(p).Api))];
    }

    /// <summary>A demo with so many opportunities more, of one body, all of them found.</summary>
    public static async Task<Mix> On(RunningStandalone exchange, int opportunities)
    {
        var demo = await DemoFile.Read(Path.Combine(exchange.Data, "demo.json"));
        var host = await BenchHost.Make(exchange);
        await host.Import(Enumerable.Range(0, opportunities).Select(n => JsonSerializer.Serialize(Details(n), Json.Stored)), publish: true);
        var visitor = ExchangeApi.Visitor(exchange.Http);
        var found = new List<SearchHit>();
        string? cursor = null;
        while (found.Count < 2_000)
        {
            var page = await visitor.Get<SearchAnswer>($"/api/search/opportunities?organisation=bench-council&size=100{(cursor is null ? "" : $"&cursor={cursor}")}");
            found.AddRange(page.Items);
            cursor = page.Next;
        }
        return new Mix(exchange, host, demo, found);
    }

    public static string NameOf(Kind kind) => kind switch
    {
        Kind.Search => "search",
        Kind.Detail => "detail",
        Kind.ApplyOrWithdraw => "apply-or-withdraw",
        Kind.SignIn => "sign-in",
        _ => "publish",
    };

    /// <summary>What is done next.</summary>
    public Kind Next()
    {
        lock (_one)
        {
            return _random.Next(100) switch
            {
                < 70 => Kind.Search,
                < 85 => Kind.Detail,
                < 93 => Kind.ApplyOrWithdraw,
                < 98 => Kind.SignIn,
                _ => Kind.Publish,
            };
        }
    }

    public Task Do(Kind kind)
    {
        var number = Interlocked.Increment(ref _number);
        return kind switch
        {
            Kind.Search => Page($"/opportunities?{QueryLog.All[number % QueryLog.All.Count]}"),
            Kind.Detail => Page(AddressOf(_found[number % _found.Count])),
            Kind.ApplyOrWithdraw => number % 2 == 0 && _sent.TryDequeue(out var sent) ? Withdraw(sent.Application, sent.Applicant) : Apply(number),
            Kind.SignIn => SessionOf(_demo.People[number % _demo.People.Count]).Api.BearerToken(),
            _ => ExchangeBuilder.Opportunity(_host.Api, _host.Organisation, Details(1_000_000 + number)),
        };
    }

    private async Task Page(string address)
    {
        using var answer = await _exchange.Http.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    // Of a kind that people of other employers may apply for.
    private static OpportunityDetails Details(int number) => SearchRows.Details(number) with { Kind = OpportunityKind.Traditional };

    private static string AddressOf(SearchHit hit) => $"/opportunities/{hit.Slug}-{hit.Ref}";

    private async Task Apply(int number)
    {
        // Each to another post: a person applies to one only once.
        var (person, api) = _staff[number % _staff.Count];
        var post = _found[number / _staff.Count % _found.Count];
        var draft = await api.Post<ApplicationAnswer>($"/api/opportunities/{post.Id}/applications", new StartApplicationRequest(person.OrganisationId));
        await api.Put($"/api/applications/{draft.Id}", new ApplicationAnswers(
            AboutYou: "I lead a team of three analysts.", Skills: [new("Data analysis", "The forecast that our winter plan rests on.")],
            Why: "To see how a larger body plans.", Dates: "From the start, full time.",
            ManagerName: "Dana Hughes", ManagerEmail: "dana.hughes@kirklees.example", AskManager: WhenToAskManager.Now), version: 1);
        await api.Post($"/api/applications/{draft.Id}/submit", new SubmitApplicationRequest(new ProfileSnapshot("Analyst", Band: 5), person.OrganisationId));
        _sent.Enqueue((draft.Id, api));
    }

    private static Task Withdraw(ApplicationId application, ExchangeApi applicant) =>
        applicant.Post($"/api/applications/{application}/withdraw", new WithdrawApplicationRequest(PersonReason.ChangedMind));

    private PersonSession SessionOf(DemoFile.PersonEntry person) =>
        new(_exchange.Http, new ScriptClient(_demo.SignIn.ClientId, _demo.SignIn.RedirectUri), person.Email, person.Password);
}
