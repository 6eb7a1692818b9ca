using System.Collections.Concurrent;
using Secondments.EndToEnd.Tests.Browsing;
using Secondments.EndToEnd.Tests.Exchange;

namespace Secondments.EndToEnd.Tests.Pages;

/// <summary>Everybody who looks at pages, signed in once on each kind of screen.</summary>
public sealed class Browsers(DemoExchange exchange, Chromium chromium) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Actor, Screen), Lazy<Task<Person>>> _people = new();
    private readonly Lazy<Task<World>> _world = new(async () => await Pages.World.Build(await exchange.Get(), chromium));

    public async Task<World> World()
    {
        // Skips here, where the reason can be told, rather than in a fixture.
        await chromium.Browser();
        return await _world.Value;
    }

    public async Task<Person> Of(Actor actor, Screen screen)
    {
        var world = await World();
        return await _people.GetOrAdd((actor, screen), _ => new(() => SignIn(world, actor, screen))).Value;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values.Where(p => p.IsValueCreated && p.Value.IsCompletedSuccessfully)) await (await person.Value).DisposeAsync();
    }

    private async Task<Person> SignIn(World world, Actor actor, Screen screen)
    {
        var person = await Person.At(await chromium.Browser(), world.Demo.Url, screen);
        if (actor is Actor.Visitor) return person;
        var (email, password) = world.SignInOf(actor);
        await person.SignIn(email, password);
        return person;
    }
}
