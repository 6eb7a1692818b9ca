using System.Text.Json;
using Secondments.Bench.Hosts;
using Secondments.Demo;
using Secondments.Kernel;

namespace Secondments.Bench.Loads;

/// <summary>A body of the exchange that is loaded, and the system that acts for it.</summary>
internal sealed record Body(OrganisationId Id, string Domain, ClientCredentials Credentials);

/// <param name="Body">The number of their employer.</param>
internal sealed record Somebody(string Email, int Body);

/// <param name="Address">Of its page.</param>
/// <param name="Body">The number of its host.</param>
internal sealed record OpenPost(OpportunityId Id, string Address, int Body);

/// <summary>
/// A population as it came to exist on an exchange, all by its own commands. <c>BENCH_FOLDER</c> names a folder in which its
/// exchange is kept from run to run; a run works on a copy, so that each finds the same.
/// </summary>
/// <param name="Password">Everybody's.</param>
internal sealed record World(DateOnly Made, string Password, IReadOnlyList<Body> Bodies, IReadOnlyList<Somebody> People, IReadOnlyList<OpenPost> Posts)
{
    /// <summary>What people sign in to: a public client of the exchange's configuration.</summary>
    public static readonly ScriptClient Script = new("bench-scripts", "http://localhost/bench-script");

    private const string FileName = "world.json";

    /// <summary>The first posts close on the tenth day.</summary>
    private const int MostDays = 7;

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Identity__Clients__1__Id"] = Script.ClientId,
        ["Identity__Clients__1__Name"] = "Bench",
        ["Identity__Clients__1__RedirectUris__0"] = Script.RedirectUri,
    };

    /// <summary>An exchange with the population, started a moment ago.</summary>
    public static async Task<(RunningStandalone Exchange, World World)> Start(Population population)
    {
        if (Environment.GetEnvironmentVariable("BENCH_FOLDER") is not { Length: > 0 } parent)
        {
            var made = RunningStandalone.NewFolder();
            await Make(made, population);
            return await Open(made);
        }
        var kept = Path.Combine(parent, $"load-{population.Posts}");
        if (await Read(kept) is not { } known || known.Made < Today.AddDays(-MostDays))
        {
            if (Directory.Exists(kept)) Directory.Delete(kept, recursive: true);
            await Make(kept, population);
        }
        return await Open(Copy(kept));
    }

    public PersonSession Session(HttpClient http, Somebody person) => new(http, Script, person.Email, Password);

    private static DateOnly Today => UkTime.DayOf(DateTimeOffset.UtcNow);

    private static async Task Make(string folder, Population population)
    {
        await using var exchange = await RunningStandalone.Start(folder, Settings, keep: true);
        var world = await new WorldBuilder(exchange, population).Build(Today);
        // Last of all: a folder without it isn't whole.
        await File.WriteAllTextAsync(Path.Combine(folder, FileName), JsonSerializer.Serialize(world, Json.Stored));
    }

    private static async Task<(RunningStandalone Exchange, World World)> Open(string folder)
    {
        var world = (await Read(folder))!;
        var exchange = await RunningStandalone.Start(folder, Settings);
        // A newer program than the one that it was made with may begin with making the index anew.
        await exchange.Indexes(world.Posts.Count);
        return (exchange, world);
    }

    private static async Task<World?> Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize<World>(await File.ReadAllTextAsync(file), Json.Stored) : null;
    }

    private static string Copy(string folder)
    {
        var copy = RunningStandalone.NewFolder();
        foreach (var directory in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(copy, Path.GetRelativePath(folder, directory)));
        // A socket is no file to copy, and each start makes its own.
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) != ".sock"))
            File.Copy(file, Path.Combine(copy, Path.GetRelativePath(folder, file)));
        return copy;
    }
}
