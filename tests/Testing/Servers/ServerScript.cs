using System.Collections.Concurrent;
using System.Diagnostics;

namespace Secondments.Testing.Servers;

/// <summary>
/// A server that <c>tests/servers/</c> knows to start, for a test run by itself: it lives as long as this process, because
/// its script ends when the pipe to its standard input breaks.
/// </summary>
internal static class ServerScript
{
    /// <summary>What the script exits with when the server isn't installed.</summary>
    private const int NotHere = 3;

    // A process that nobody refers to is collected, its pipe closed, and the server gone in the middle of a test.
    private static readonly ConcurrentBag<Process> Running = [];

    /// <summary>The settings that the script printed, or the reason why there are none.</summary>
    public static async Task<(IReadOnlyDictionary<string, string> Settings, string? Missing)> Start(string name, int settings, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(Repository.PathOf("tests", "servers", name), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaints = process.StandardError.ReadToEndAsync();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        while (found.Count < settings && await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            found[line[..equals]] = line[(equals + 1)..];
        }
        if (found.Count == settings)
        {
            Running.Add(process);
            return (found, null);
        }

        await process.WaitForExitAsync();
        var why = (await complaints).Trim();
        return process.ExitCode == NotHere
            ? (found, why)
            : throw new InvalidOperationException($"tests/servers/{name} failed with {process.ExitCode}: {why}");
    }
}
