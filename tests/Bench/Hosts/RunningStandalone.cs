using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Secondments.Demo;
using Secondments.Kernel;

namespace Secondments.Bench.Hosts;

/// <summary>The exchange as a process of its own, in a folder that goes with it.</summary>
internal sealed class RunningStandalone : RunningExchange
{
    private readonly Process _process;
    private readonly bool _keep;

    private RunningStandalone(Process process, Uri url, string data, bool keep) : base(url)
    {
        (_process, _keep) = (process, keep);
        Data = data;
        using var inner = JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "operator.json")));
        var credentials = inner.RootElement.GetProperty("operator").Deserialize<ClientCredentials>(Json.Stored)!;
        Operator = new ClientSession(Http, credentials).Api;
    }

    public string Data { get; }

    public int ProcessId => _process.Id;

    public override ExchangeApi Operator { get; }

    /// <summary>Processor time that it has used, in all.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("secondments-bench-").FullName;

    /// <param name="keep">The folder stays when the exchange ends.</param>
    public static async Task<RunningStandalone> Start(
        string data, IReadOnlyDictionary<string, string>? settings = null, string? published = null, bool keep = false)
    {
        var url = new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(published ?? Path.Combine(AppContext.BaseDirectory, "Secondments.Standalone.dll"));
        foreach (var argument in new[] { "--data", data, "--urls", url.ToString() }) start.ArgumentList.Add(argument);
        // A bench is one address that asks more than any person would.
        start.Environment["SECONDMENTS_Edge__RateLimit__Address__PerSecond"] = "0";
        start.Environment["SECONDMENTS_Edge__RateLimit__Subject__PerSecond"] = "0";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[$"SECONDMENTS_{name}"] = value;
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.Contains("is ready at", StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new RunningStandalone(process, url, data, keep);
        }
        throw new InvalidOperationException($"The exchange didn't start: {await errors}");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (!_keep) Directory.Delete(Data, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
