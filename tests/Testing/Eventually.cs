using System.Diagnostics;
using Xunit;

namespace Secondments.Testing;

/// <summary>Waits for what happens soon, by looking again and again; never longer than a bound.</summary>
public static class Eventually
{
    /// <summary>No measure of anything: so long that on a machine with much else to do only what hangs is over it.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until <paramref name="condition"/> holds. <paramref name="what"/> says in the failure what was awaited.</summary>
    public static Task Holds(Func<bool> condition, string what, TimeSpan? atMost = null) =>
        Holds(() => Task.FromResult(condition()), what, atMost);

    /// <inheritdoc cref="Holds(Func{bool}, string, TimeSpan?)"/>
    public static async Task Holds(Func<Task<bool>> condition, string what, TimeSpan? atMost = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
            await Again(started, atMost ?? Bound, () => $"Not within {(atMost ?? Bound).TotalSeconds} s: {what}");
    }

    /// <summary>Waits for a value that isn't null.</summary>
    public static async Task<T> Gets<T>(Func<Task<T?>> find, string what, TimeSpan? atMost = null) where T : class
    {
        T? found = null;
        await Holds(async () => (found = await find()) is not null, what, atMost);
        return found!;
    }

    /// <summary>Waits until <paramref name="assertion"/> passes; at the bound its own failure is what is reported.</summary>
    public static async Task Passes(Func<Task> assertion, TimeSpan? atMost = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await assertion();
                return;
            }
            catch (Exception) when (Stopwatch.GetElapsedTime(started) < (atMost ?? Bound))
            {
                await Task.Delay(Pause);
            }
        }
    }

    /// <summary>Waits as long as a server asks its clients to before they come again, and not at all where it doesn't.</summary>
    public static Task ServerIsReady(HttpResponseMessage refusal) => Task.Delay(refusal.Headers.RetryAfter?.Delta ?? TimeSpan.Zero);

    private static async Task Again(long started, TimeSpan atMost, Func<string> failure)
    {
        if (Stopwatch.GetElapsedTime(started) >= atMost) Assert.Fail(failure());
        await Task.Delay(Pause);
    }
}
