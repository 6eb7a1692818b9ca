using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Secondments.Demo;
using Secondments.Testing;
using Secondments.Testing.Servers;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>
/// A demo as a cluster on this machine: <c>deploy/native/up</c>, with everything that it starts. Its processes reach PostgreSQL and
/// RabbitMQ through <see cref="Postgres"/> and <see cref="RabbitMq"/>, which can play a bad network.
/// </summary>
public sealed class ClusterDemo : RunningDemo
{
    private static readonly TimeSpan UpBound = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan BackBound = TimeSpan.FromSeconds(60);

    private readonly TestFolder _folder;
    private Dictionary<string, string> _places;

    private ClusterDemo(TestFolder folder, DemoFile file, LoopbackProxy postgres, LoopbackProxy rabbitMq) : base(folder.File("exchange"), file)
    {
        (_folder, Postgres, RabbitMq) = (folder, postgres, rabbitMq);
        _places = Places(folder);
    }

    /// <summary>Between the processes and PostgreSQL.</summary>
    public LoopbackProxy Postgres { get; }

    /// <summary>Between the processes and RabbitMQ.</summary>
    public LoopbackProxy RabbitMq { get; }

    /// <summary>Skips the test, with the reason, where PostgreSQL or RabbitMQ isn't installed.</summary>
    public static async Task<ClusterDemo> Start()
    {
        var folder = new TestFolder();
        // Where they are is drawn by the time that anybody asks.
        var (postgres, rabbitMq) = (new LoopbackProxy(() => Place(folder, "postgres_port")).Start(), new LoopbackProxy(() => Place(folder, "rabbit_port")).Start());
        try
        {
            var (exit, said) = await Script(Through(postgres, rabbitMq), "up", "--demo", "--data", folder.Path, "--port", ExchangeProcess.FreePort().ToString(CultureInfo.InvariantCulture), "--configuration", "Debug");
            Assert.SkipWhen(said.Contains("isn't installed", StringComparison.Ordinal), said.Trim());
            Assert.True(exit == 0, said);
            return new ClusterDemo(folder, await DemoFile.Read(folder.File("demo.json")), postgres, rabbitMq);
        }
        catch
        {
            await Script([], "down", "--data", folder.Path);
            await postgres.DisposeAsync();
            await rabbitMq.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Where a replica (<c>opportunities-2</c>) listens, past the gateway.</summary>
    public Uri AddressOf(string replica) => new($"http://127.0.0.1:{_places[replica.Replace('-', '_')]}");

    /// <summary>Kills one of its programs (<c>opportunities-2</c>) as <c>kill -9</c> does; what keeps it going starts it again.</summary>
    public async Task Kill(string program)
    {
        var before = ProcessOf(program);
        KillTree(before);
        await Eventually.Holds(() => ProcessOf(program) is var now && now != before && now != 0, $"{program} is started again", BackBound);
    }

    /// <summary>Waits until a replica answers that it is ready.</summary>
    public async Task IsReady(string replica)
    {
        using var http = new HttpClient { BaseAddress = AddressOf(replica), Timeout = TimeSpan.FromSeconds(2) };
        await Eventually.Holds(async () =>
        {
            try
            {
                return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        }, $"{replica} is ready", BackBound);
    }

    /// <summary>Waits until everything that was started is ready.</summary>
    public Task IsWhole() => Eventually.Holds(async () => (await Script([], "status", "--data", _folder.Path)).Exit == 0, "every program is ready", BackBound);

    /// <summary>Every replica of the services, of identity and of the portal.</summary>
    public IReadOnlyList<string> Replicas =>
        [.. Directory.GetFiles(_folder.File("run"), "*.supervisor").Select(f => Path.GetFileNameWithoutExtension(f)).Where(f => char.IsDigit(f[^1])).Order()];

    /// <summary>Runs a statement in a service's database as its owner, past the proxy, and answers how many rows it changed.</summary>
    public async Task<int> Run(string service, string statement)
    {
        await using var connection = new NpgsqlConnection(OwnersOf($"secondments_{service}"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteNonQueryAsync();
    }

    public override long Waiting(string service)
    {
        using var connection = new NpgsqlConnection(OwnersOf($"secondments_{service}"));
        connection.Open();
        using var command = new NpgsqlCommand("SELECT count(*) FROM outbox WHERE done_at IS NULL", connection);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Copies it while it runs.</summary>
    public async Task BackUp(string to)
    {
        var (exit, said) = await Script([], "backup", "--data", _folder.Path, "--to", to);
        Assert.True(exit == 0, said);
    }

    /// <summary>Stops it and deletes all that it has.</summary>
    public async Task Destroy()
    {
        var (exit, said) = await Script([], "down", "--data", _folder.Path);
        Assert.True(exit == 0, said);
        Directory.Delete(_folder.Path, recursive: true);
    }

    /// <summary>Makes it anew of a backup and starts it; answers what the restore said.</summary>
    public async Task<string> Restore(string from, string erasures)
    {
        var (exit, said) = await Script([], "restore", "--from", from, "--data", _folder.Path, "--erasures", erasures, "--configuration", "Debug");
        Assert.True(exit == 0, said);
        var (started, heard) = await Script(Through(Postgres, RabbitMq), "up", "--data", _folder.Path, "--port", new Uri(Url).Port.ToString(CultureInfo.InvariantCulture), "--no-build");
        Assert.True(started == 0, heard);
        _places = Places(_folder);
        return said;
    }

    public override async ValueTask DisposeAsync()
    {
        var (exit, said) = await Script([], "down", "--data", _folder.Path);
        await Postgres.DisposeAsync();
        await RabbitMq.DisposeAsync();
        await base.DisposeAsync();
        _folder.Dispose();
        Assert.True(exit == 0, said);
    }

    private string OwnersOf(string database) =>
        $"Host=127.0.0.1;Port={_places["postgres_port"]};Username=secondments;Password={_places["postgres_password"]};Database={database};Pooling=false;Timeout=2";

    // RabbitMQ is started by a script, whose end alone would leave it running.
    private static void KillTree(int process)
    {
        using var program = Process.GetProcessById(process);
        program.Kill(entireProcessTree: true);
    }

    private int ProcessOf(string program) => NumberIn($"{program}.pid");

    private int NumberIn(string file)
    {
        var path = Path.Combine(_folder.Path, "run", file);
        return int.TryParse(global::System.IO.File.Exists(path) ? global::System.IO.File.ReadAllText(path) : "", CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static Dictionary<string, string> Through(LoopbackProxy postgres, LoopbackProxy rabbitMq) =>
        new() { ["POSTGRES_THROUGH"] = $"{postgres.Port}", ["RABBITMQ_THROUGH"] = $"{rabbitMq.Port}" };

    private static Dictionary<string, string> Places(TestFolder folder) =>
        global::System.IO.File.ReadAllLines(folder.File("cluster.env")).Select(line => line.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);

    private static int Place(TestFolder folder, string name) => int.Parse(Places(folder)[name], CultureInfo.InvariantCulture);

    private static async Task<(int Exit, string Said)> Script(Dictionary<string, string> environment, string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "native", name), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (setting, value) in environment) start.Environment[setting] = value;
        foreach (var setting in start.Environment.Keys.Where(k => k.StartsWith("SECONDMENTS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(setting);
        using var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(UpBound);
        var said = process.StandardOutput.ReadToEndAsync(bound.Token);
        var complained = process.StandardError.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        return (process.ExitCode, await said + await complained);
    }
}
