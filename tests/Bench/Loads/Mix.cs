using System.Collections.Concurrent;
using Secondments.Bench.Hosts;
using Secondments.Bench.Searching;
using Secondments.Contracts.Opportunities;
using Secondments.Contracts.Opportunities.Api;
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

/// <summary>One thing that somebody does.</summary>
/// <param name="Number">Of how many before it.</param>
/// <param name="Who">Which of those who could, as a share of them.</param>
/// <param name="Which">To which of what there is, as a share of it.</param>
internal sealed record Step(Kind Kind, int Number, double Who, double Which);

/// <summary>
/// What people do on an exchange, in the shares in which they do it: 70 of a hundred search, 15 read an opportunity, 8 apply
/// or withdraw, 5 sign in, 2 publish. Whoever and whatever is drawn is drawn out of all, so that a body comes up as often as
/// it has people or posts. The same seed, the same order.
/// </summary>
internal sealed class Mix
{
    private const int Seed = 20_260_722;

    /// <summary>So many are signed in already.</summary>
    private const int SignedIn = 200;

    private readonly RunningStandalone _exchange;
    private readonly World _world;
    private readonly OpenPost[] _posts;
    private readonly IReadOnlyList<ExchangeApi> _systems;
    private readonly ConcurrentQueue<(ApplicationId Application, ExchangeApi Applicant)> _sent = [];
    private readonly List<(Somebody Person, ExchangeApi Api)> _signedIn = [];
    private readonly HashSet<(Somebody Person, OpportunityId Post)> _applied = [];
    private readonly Random _random = new(Seed);
    private readonly Lock _one = new();
    private int _number;

    private Mix(RunningStandalone exchange, World world)
    {
        (_exchange, _world) = (exchange, world);
        _posts = [.. world.Posts];
        // Whoever takes the next one instead of their own employer's takes anybody's.
        _random.Shuffle(_posts);
        _systems = [.. world.Bodies.Select(b => new ClientSession(exchange.Http, b.Credentials).Api)];
    }

    /// <summary>On an exchange whose bodies' systems have their tokens and some of whose people are signed in.</summary>
    public static async Task<Mix> On(RunningStandalone exchange, World world)
    {
        var mix = new Mix(exchange, world);
        var side = new ParallelOptions { MaxDegreeOfParallelism = 8 };
        await Parallel.ForEachAsync(mix._systems, side, async (system, stop) => await system.BearerToken(stop));
        await Parallel.ForEachAsync(Enumerable.Range(0, SignedIn).Select(_ => mix._random.NextDouble()).ToList(), side, async (who, _) => await mix.SignIn(who));
        return mix;
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
    public Step Next()
    {
        lock (_one)
        {
            var kind = _random.Next(100) switch
            {
                < 70 => Kind.Search,
                < 85 => Kind.Detail,
                < 93 => Kind.ApplyOrWithdraw,
                < 98 => Kind.SignIn,
                _ => Kind.Publish,
            };
            return new Step(kind, ++_number, _random.NextDouble(), _random.NextDouble());
        }
    }

    public Task Do(Step step) => step.Kind switch
    {
        Kind.Search => Page($"/opportunities?{QueryLog.All[step.Number % QueryLog.All.Count]}"),
        Kind.Detail => Page(PostAt(step.Which).Address),
        Kind.ApplyOrWithdraw => step.Number % 2 == 0 && _sent.TryDequeue(out var sent) ? Withdraw(sent.Application, sent.Applicant) : Apply(step),
        Kind.SignIn => SignIn(step.Who),
        _ => Publish(PostAt(step.Who).Body, step.Number),
    };

    private async Task Page(string address)
    {
        using var answer = await _exchange.Http.GetAsync(address);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{address} answered {(int)answer.StatusCode}");
        await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task Apply(Step step)
    {
        var (person, api, post) = Applicant(step);
        var home = _world.Bodies[person.Body];
        var draft = await api.Post<ApplicationAnswer>($"/api/opportunities/{post.Id}/applications", new StartApplicationRequest(home.Id));
        await api.Put($"/api/applications/{draft.Id}", new ApplicationAnswers(
            AboutYou: "I lead a team of three analysts.", Skills: [new("Data analysis", "The forecast that our winter plan rests on.")],
            Why: "To see how a larger body plans.", Dates: "From the start, full time.",
            ManagerName: "Dana Hughes", ManagerEmail: $"dana.hughes@{home.Domain}", AskManager: WhenToAskManager.Now), version: 1);
        await api.Post($"/api/applications/{draft.Id}/submit", new SubmitApplicationRequest(new ProfileSnapshot("Analyst", Band: 5), home.Id));
        _sent.Enqueue((draft.Id, api));
    }

    // Not to their own employer, and to each post once.
    private (Somebody Person, ExchangeApi Api, OpenPost Post) Applicant(Step step)
    {
        lock (_one)
        {
            var (person, api) = _signedIn[(int)(step.Who * _signedIn.Count)];
            var at = (int)(step.Which * _posts.Length);
            while (_posts[at].Body == person.Body || !_applied.Add((person, _posts[at].Id))) at = (at + 1) % _posts.Length;
            return (person, api, _posts[at]);
        }
    }

    private static Task Withdraw(ApplicationId application, ExchangeApi applicant) =>
        applicant.Post($"/api/applications/{application}/withdraw", new WithdrawApplicationRequest(PersonReason.ChangedMind));

    private async Task SignIn(double who)
    {
        var person = _world.People[(int)(who * _world.People.Count)];
        var api = _world.Session(_exchange.Http, person).Api;
        await api.BearerToken();
        lock (_one) _signedIn.Add((person, api));
    }

    private Task Publish(int body, int number) =>
        ExchangeBuilder.Opportunity(_systems[body], _world.Bodies[body].Id, Population.Post(_world.Posts.Count + number));

    private OpenPost PostAt(double which) => _posts[(int)(which * _posts.Length)];
}
