using System.Collections.Concurrent;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

[assembly: AssemblyFixture(typeof(Secondments.EndToEnd.Tests.Pages.Browsers))]

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>Everybody who looks at pages, each signed in once, and the one world that all of them see. They close with the browser.</summary>
public sealed class Browsers
{
    private readonly ConcurrentDictionary<Actor, Lazy<Task<Person>>> _people = new();
    private readonly Lock _one = new();
    private Task<World>? _world;

    /// <summary>Skips the test where there is no browser.</summary>
    public async Task<World> World(DemoExchange exchange, Chromium chromium)
    {
        await chromium.Browser();
        lock (_one) _world ??= Build();
        return await _world;

        async Task<World> Build() => await Pages.World.Build(await exchange.Get(), chromium);
    }

    public Task<Person> Of(Actor actor, World world, Chromium chromium) =>
        _people.GetOrAdd(actor, _ => new(() => SignIn(world, actor, chromium))).Value;

    private static async Task<Person> SignIn(World world, Actor actor, Chromium chromium)
    {
        var person = await Person.At(await chromium.Browser(), world.Demo.Url, Screen.Desk);
        if (actor is Actor.Visitor) return person;
        var (email, password) = world.SignInOf(actor);
        await person.SignIn(email, password);
        return person;
    }
}
