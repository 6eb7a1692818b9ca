using Microsoft.Playwright;
using Secondments.EndToEnd.Tests.Exchange;

[assembly: AssemblyFixture(typeof(Secondments.EndToEnd.Tests.Browsing.Chromium))]

namespace Secondments.EndToEnd.Tests.Browsing;

/// <summary>The machine's own Chromium, without a window and without a word to anybody but the exchange. Started when a test asks.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly IReadOnlyList<string?> Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _running;

    public Chromium() => _running = new(Launch);

    /// <summary>The program, or null where none is installed: <c>TEST_CHROMIUM</c>, else what the path has.</summary>
    private static string? Program { get; } =
        Names.Prepend(Environment.GetEnvironmentVariable("TEST_CHROMIUM")).OfType<string>().Select(Find).FirstOrDefault(f => f is not null);

    /// <summary>Skips the test where there is no browser.</summary>
    public async Task<IBrowser> Browser()
    {
        if (Program is null) Assert.Skip("Chromium isn't installed (TEST_CHROMIUM may name it)");
        return (await _running.Value).Browser;
    }

    /// <summary>Somebody of the demo at their desk, signed in.</summary>
    public async Task<Person> SignedIn(RunningDemo demo, string name)
    {
        var person = await Person.At(await Browser(), demo.Url, Screen.Desk);
        await person.SignIn(demo.Person(name).Email, demo.Person(name).Password);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_running.IsValueCreated || !_running.Value.IsCompletedSuccessfully) return;
        var (playwright, browser) = await _running.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> Launch()
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            // Root, as whom tests often run in a container, may not make a sandbox.
            ChromiumSandbox = false,
            Args = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-domain-reliability", "--no-first-run", "--no-default-browser-check", "--disable-dev-shm-usage"],
        });
        return (playwright, browser);
    }

    private static string? Find(string name) => name.Contains('/', StringComparison.Ordinal)
        ? File.Exists(name) ? name : null
        : Environment.GetEnvironmentVariable("PATH")?.Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
