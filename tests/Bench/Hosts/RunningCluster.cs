using System.Diagnostics;
using System.Globalization;
using Secondments.Demo;
using Secondments.Testing;

namespace Secondments.Bench.Hosts;

/// <summary>The exchange as a cluster on this machine, with an Elasticsearch of its own: <c>deploy/native/up --demo</c>, in a folder that goes with it.</summary>
internal sealed class RunningCluster : RunningExchange
{
    private static readonly string[] Limits = ["Address", "Subject", "Client"];

    private readonly string _folder;
    private readonly Dictionary<string, string> _settings;
    private ExchangeApi? _operator;

    private RunningCluster(Uri url, string folder, Dictionary<string, string> settings) : base(url) => (_folder, _settings) = (folder, settings);

    public override ExchangeApi Operator => _operator!;

    /// <summary>Null, and the reason said, where there is nothing to start Elasticsearch from.</summary>
    /// <param name="limited">With the limits of requests that a cluster has; a bench is one address that asks more than any person would.</param>
    public static async Task<RunningCluster?> Start(string bench, int replicas = 2, bool limited = false)
    {
        if (Environment.GetEnvironmentVariable("SEARCH_SERVERS") is not { Length: > 0 })
        {
            Console.Error.WriteLine($"{bench}: skipped, SEARCH_SERVERS is not set (a folder to start Elasticsearch from)");
            return null;
        }
        var settings = limited ? [] : Limits.ToDictionary(l => $"SECONDMENTS_Edge__RateLimit__{l}__PerSecond", _ => "0");
        var cluster = new RunningCluster(new Uri($"http://localhost:{RunningStandalone.FreePort()}"), RunningStandalone.NewFolder(), settings);
        try
        {
            await cluster.Up(replicas, "--demo");
            var demo = await DemoFile.Read(Path.Combine(cluster._folder, "demo.json"));
            var appointed = new PersonSession(cluster.Http, new ScriptClient(demo.SignIn.ClientId, demo.SignIn.RedirectUri), demo.Operator.Email, demo.Operator.Password);
            cluster._operator = (await ExchangeBuilder.OperatorSystem(cluster.Http, appointed, "Bench")).Api;
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts what of so many replicas doesn't run.</summary>
    public Task Grow(int replicas) => Up(replicas, "--no-build");

    /// <summary>Replaces every replica behind the gateway, one after the other, as a new version does.</summary>
    public Task Restart(int replicas = 2)
    {
        foreach (var version in Directory.GetFiles(Path.Combine(_folder, "run"), "*-?.version")) File.Delete(version);
        return Up(replicas, "--no-build");
    }

    /// <summary>The programs that run, by the number of their process.</summary>
    public IReadOnlyDictionary<int, string> Programs => Directory.GetFiles(Path.Combine(_folder, "run"), "*.pid")
        .ToDictionary(f => int.Parse(File.ReadAllText(f), CultureInfo.InvariantCulture), f => Path.GetFileNameWithoutExtension(f));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Script("down", "--data", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    private Task Up(int replicas, string also) =>
        Script("up", "--data", _folder, "--port", $"{Url.Port}", "--replicas", replicas.ToString(CultureInfo.InvariantCulture), also);

    private async Task Script(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.PathOf("deploy", "native", name), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (setting, value) in _settings) start.Environment[setting] = value;
        start.Environment.Remove("ELASTICSEARCH_URL");
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"deploy/native/{name} ended with {process.ExitCode}: {await said}{await complained}");
    }
}
