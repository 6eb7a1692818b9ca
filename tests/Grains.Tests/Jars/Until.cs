using System.Diagnostics;

namespace Secondments.Grains.Tests.Jars;

internal static class Until
{
    /// <summary>Waits until the condition is true, 15 s at most.</summary>
    public static async Task True(Func<Task<bool>> condition, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15), $"Waited 15 s in vain: {what}");
            await Task.Delay(20);
        }
    }

    public static Task True(Func<bool> condition, string what) => True(() => Task.FromResult(condition()), what);
}
