using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Secondments.Demo;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>A demo as a cluster on this machine: <c>deploy/native/up</c>, with everything that it starts.</summary>
public sealed class ClusterDemo : RunningDemo
{
    private static readonly TimeSpan UpBound = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan BackBound = TimeSpan.FromSeconds(60);

    private readonly TestFolder _folder;
    private readonly Dictionary<string, string> _places;

    private ClusterDemo(TestFolder folder, DemoFile file) : base(folder.File("exchange"), file)
    {
        _folder = folder;
        _places = global::System.IO.File.ReadAllLines(folder.File("cluster.env")).Select(line => line.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
    }

    /// <summary>Skips the test, with the reason, where PostgreSQL or RabbitMQ isn't installed.</summary>
    public static async Task<ClusterDemo> Start()
    {
        var folder = new TestFolder();
        try
        {
            var (exit, said) = await Script("up", "--demo", "--data", folder.Path, "--port", ExchangeProcess.FreePort().ToString(CultureInfo.InvariantCulture), "--configuration", "Debug");
            Assert.SkipWhen(said.Contains("isn't installed", StringComparison.Ordinal), said.Trim());
            Assert.True(exit == 0, said);
            return new ClusterDemo(folder, await DemoFile.Read(folder.File("demo.json")));
        }
        catch
        {
            await Script("down", "--data", folder.Path);
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Kills one of its programs (<c>opportunities-2</c>) as <c>kill -9</c> does; what keeps it going starts it again.</summary>
    public async Task Kill(string program)
    {
        var before = ProcessOf(program);
        using (var process = Process.GetProcessById(before)) process.Kill();
        await Eventually.Holds(() => ProcessOf(program) is var now && now != before && now != 0, $"{program} is started again", BackBound);
    }

    /// <summary>Waits until everything that was started is ready.</summary>
    public Task IsWhole() => Eventually.Holds(async () => (await Script("status", "--data", _folder.Path)).Exit == 0, "every program is ready", BackBound);

    public override long Waiting(string service)
    {
        using var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={_places["postgres_port"]};Username=secondments;Password={_places["postgres_password"]};Database=secondments_{service};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("SELECT count(*) FROM outbox WHERE done_at IS NULL", connection);
        return (long)command.ExecuteScalar()!;
    }

    public override async ValueTask DisposeAsync()
    {
        var (exit, said) = await Script("down", "--data", _folder.Path);
        await base.DisposeAsync();
        _folder.Dispose();
        Assert.True(exit == 0, said);
    }

    private int ProcessOf(string program) =>
        int.TryParse(global::System.IO.File.Exists(FileOf(program)) ? global::System.IO.File.ReadAllText(FileOf(program)) : "", CultureInfo.InvariantCulture, out var process) ? process : 0;

    private string FileOf(string program) => Path.Combine(_folder.Path, "run", $"{program}.pid");

    private static async Task<(int Exit, string Said)> Script(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "native", name), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var setting in start.Environment.Keys.Where(k => k.StartsWith("SECONDMENTS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(setting);
        using var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(UpBound);
        var said = process.StandardOutput.ReadToEndAsync(bound.Token);
        var complained = process.StandardError.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        return (process.ExitCode, await said + await complained);
    }
}
