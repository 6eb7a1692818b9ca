using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>The standalone program as whoever installs it starts it: a process of its own, told by flags, seen by its console.</summary>
public sealed class ExchangeProcess : IAsyncDisposable
{
    // Two cores that many share: a first start makes five databases and fills them.
    private static readonly TimeSpan StartBound = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan EndBound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RunBound = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private ExchangeProcess(string[] arguments)
    {
        _process = new Process { StartInfo = Start(arguments), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += KillWithUs;
    }

    /// <summary>What it wrote to its console, both streams.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>A port that nothing listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it and waits until its console says that it is ready.</summary>
    public static async Task<ExchangeProcess> Ready(params string[] arguments)
    {
        var started = new ExchangeProcess(arguments);
        await Eventually.Holds(() => started._process.HasExited || started.Said.Contains("Secondments is ready at", StringComparison.Ordinal), "the exchange is ready", StartBound);
        if (!started._process.HasExited) return started;
        await started.DisposeAsync();
        throw new InvalidOperationException($"The exchange ended before it was ready:\n{started.Said}");
    }

    /// <summary>Starts it, waits until it ends by itself, and answers how it ended.</summary>
    public static async Task<(int ExitCode, string Said)> Run(params string[] arguments)
    {
        await using var process = new ExchangeProcess(arguments);
        return (await process.Ended(RunBound), process.Said);
    }

    /// <summary>As Ctrl-C does.</summary>
    public async Task<int> InterruptIt()
    {
        Signal.Interrupt(_process.Id);
        return await Ended();
    }

    /// <summary>As <c>kill -9</c> does: it learns nothing of it.</summary>
    public async Task KillIt()
    {
        _process.Kill();
        await Ended();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillWithUs;
        if (!_process.HasExited) await KillIt();
        _process.Dispose();
    }

    private Task<int> Ended() => Ended(EndBound);

    private async Task<int> Ended(TimeSpan most)
    {
        using var bound = new CancellationTokenSource(most);
        try
        {
            await _process.WaitForExitAsync(bound.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The exchange did not end within {most.TotalSeconds} s:\n{Said}");
        }
    }

    private static ProcessStartInfo Start(string[] arguments)
    {
        var start = new ProcessStartInfo(Dotnet) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Secondments.Standalone.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var setting in start.Environment.Keys.Where(k => k.StartsWith("SECONDMENTS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(setting);
        return start;
    }

    // The one that runs these tests, wherever it is installed.
    private static string Dotnet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private void Hear(string? line)
    {
        lock (_said) _said.AppendLine(line);
    }

    private void KillWithUs(object? sender, EventArgs e) => _process.Kill();
}
