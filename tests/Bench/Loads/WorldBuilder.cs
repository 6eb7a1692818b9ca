using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Secondments.Bench.Hosts;
using Secondments.Contracts;
using Secondments.Contracts.Organisations.Api;
using Secondments.Demo;
using Secondments.Kernel;
using Secondments.Testing;

namespace Secondments.Bench.Loads;

/// <summary>
/// Brings a population into being as it would come: bodies apply and are verified, people sign up on the page, confirm by the
/// mail that they get and join their employer by its domain, and each body's system imports its posts.
/// </summary>
internal sealed class WorldBuilder(RunningStandalone exchange, Population population)
{
    private static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = 8 };
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(10);

    private readonly string _password = RandomNumberGenerator.GetString("bcdfghjkmnpqrstvwxz23456789", 14);

    public async Task<World> Build(DateOnly today)
    {
        Tell($"{population.Bodies} bodies");
        var hosts = await Bodies();
        var bodies = hosts.Select((h, n) => new Body(h.Organisation, DomainOf(n), h.Credentials)).ToList();
        Tell($"{population.People} people");
        var people = People();
        await SignUp(people);
        await Confirm(people);
        var world = new World(today, _password, bodies, people, []);
        await Join(world, hosts);
        Tell($"{population.Posts} posts");
        world = world with { Posts = await Posts(hosts) };
        Tell("done");
        return world;
    }

    private async Task<BenchHost[]> Bodies()
    {
        var hosts = new BenchHost[population.Bodies];
        await Parallel.ForAsync(0, hosts.Length, SideBySide, async (n, _) =>
        {
            hosts[n] = await BenchHost.Make(exchange, $"Bench Body {n + 1}", (Sector)(n % 4), DomainOf(n));
            await AdmitAtOnce(hosts[n], DomainOf(n));
        });
        return hosts;
    }

    private static async Task AdmitAtOnce(BenchHost host, string domain)
    {
        var path = $"/api/organisations/{host.Organisation}/sign-in";
        while (true)
        {
            var now = await host.Api.Get<SignInAnswer>(path);
            try
            {
                await host.Api.Put(path, new SignInRequest([domain]), now.Version);
                return;
            }
            catch (ApiRefused refused) when (refused.Status is HttpStatusCode.PreconditionFailed)
            {
                // Its system is still joining.
            }
        }
    }

    private List<Somebody> People()
    {
        var shares = population.Shares(population.People);
        return [.. shares.SelectMany((count, body) => Enumerable.Repeat(body, count)).Select((body, n) => new Somebody($"p{n + 1}@{DomainOf(body)}", body))];
    }

    private Task SignUp(IReadOnlyList<Somebody> people) => Parallel.ForAsync(0, people.Count, SideBySide, async (n, _) =>
    {
        var browser = new Browser(exchange.Http);
        await browser.Open("/account/create");
        await browser.Submit(new("Name", $"Robin {n + 1}"), new("Email", people[n].Email), new("Password", _password));
    });

    private async Task Confirm(IReadOnlyList<Somebody> people)
    {
        var inboxes = new Inboxes(exchange);
        await Eventually.Holds(() => inboxes.Look() >= people.Count, $"{people.Count} people have a mail that asks them to confirm", LongEnough);
        await Parallel.ForEachAsync(people, SideBySide, async (person, _) =>
        {
            var browser = new Browser(exchange.Http);
            await browser.Open(inboxes.LinkFor(person.Email));
            await browser.Submit();
        });
    }

    private async Task Join(World world, IReadOnlyList<BenchHost> hosts)
    {
        await Parallel.ForEachAsync(world.People, SideBySide, async (person, _) =>
            await world.Session(exchange.Http, person).Api.Post($"/api/organisations/{world.Bodies[person.Body].Id}/join-requests"));
        var staff = population.Shares(population.People);
        foreach (var (n, host) in hosts.Index())
            await Eventually.Holds(async () => await Members(host) >= staff[n], $"all are members of body {n + 1}");
    }

    private static async Task<long> Members(BenchHost host) =>
        (await host.Api.Get<ListOf<JsonElement>>($"/api/organisations/{host.Organisation}/members?role=staff&size=1")).Total;

    private async Task<IReadOnlyList<OpenPost>> Posts(IReadOnlyList<BenchHost> hosts)
    {
        var shares = population.Shares(population.Posts);
        var all = new IReadOnlyList<OpenPost>[hosts.Count];
        var first = shares.Select((_, body) => shares.Take(body).Sum()).ToList();
        await Parallel.ForAsync(0, hosts.Count, SideBySide, async (n, _) =>
        {
            await hosts[n].Import(Enumerable.Range(first[n], shares[n]).Select(i => JsonSerializer.Serialize(Population.Post(i), Json.Stored)), publish: true);
            all[n] = [.. (await hosts[n].All()).Select(o => new OpenPost(o.Id, $"/opportunities/{o.Slug}-{o.Ref}", n))];
        });
        await exchange.Indexes(population.Posts);
        return [.. all.SelectMany(p => p)];
    }

    private static string DomainOf(int body) => $"body{body + 1}.example";

    // It takes minutes: whoever waits sees what for.
    private static void Tell(string what) => Console.Error.WriteLine($"{DateTimeOffset.Now:HH:mm:ss} making an exchange: {what}");
}
