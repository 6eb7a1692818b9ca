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

    /// <summary>The settings that the script printed, or the reason why there are none. The server lives as long as this process.</summary>
    public static async Task<(IReadOnlyDictionary<string, string> Settings, string? Missing)> Start(string name, int settings, params string[] arguments)
    {
        var (process, found, missing) = await Run(name, settings, arguments);
        if (process is not null) Running.Add(process);
        return (found, missing);
    }

    /// <summary>The same, with the process: its server goes when the standard input is closed. Whoever asks holds on to it.</summary>
    public static async Task<(Process? Process, IReadOnlyDictionary<string, string> Settings, string? Missing)> Run(string name, int settings, params string[] arguments)
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
        if (found.Count == settings) return (process, found, null);

        await process.WaitForExitAsync();
        var why = (await complaints).Trim();
        return process.ExitCode == NotHere
            ? (null, found, why)
            : throw new InvalidOperationException($"tests/servers/{name} failed with {process.ExitCode}: {why}");
    }
}
