using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Secondments.Demo;
using Secondments.Testing;
using Secondments.Testing.Servers;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>
/// A demo as a cluster on this machine: <c>deploy/native/up</c>, with everything that it starts. Its processes reach PostgreSQL,
/// RabbitMQ and Elasticsearch through <see cref="Postgres"/>, <see cref="RabbitMq"/> and <see cref="Elasticsearch"/>, which can play a bad network.
/// </summary>
public sealed class ClusterDemo : RunningDemo
{
    /// <summary>As the tests were built; where faults run alone, and starts are timed, as people run it.</summary>
    private static string Configuration => FaultRun.Alone ? "Release" : "Debug";

    /// <summary>As <c>up</c> builds, so that it finds it built.</summary>
    private static IReadOnlyList<string> Ahead => Configuration == "Debug"
        ? []
        : ["--use-current-runtime", "--no-self-contained", "-p:PublishReadyToRun=true", "-p:RestoreLockedMode=false", "-p:NuGetLockFilePath=obj/runtime.lock.json"];

    private static readonly TimeSpan UpBound = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan BackBound = TimeSpan.FromSeconds(60);

    private readonly TestFolder _folder;
    private Dictionary<string, string> _places;

    private ClusterDemo(TestFolder folder, DemoFile file, LoopbackProxy postgres, LoopbackProxy rabbitMq, LoopbackProxy elasticsearch) : base(folder.File("exchange"), file)
    {
        (_folder, Postgres, RabbitMq, Elasticsearch) = (folder, postgres, rabbitMq, elasticsearch);
        _places = Places(folder);
        Programs = new ClusterPrograms(folder.File("run"));
    }

    /// <summary>Between the processes and PostgreSQL.</summary>
    public LoopbackProxy Postgres { get; }

    /// <summary>Between the processes and RabbitMQ.</summary>
    public LoopbackProxy RabbitMq { get; }

    /// <summary>All processes.</summary>
    public ClusterPrograms Programs { get; }

    /// <summary>RabbitMQ itself.</summary>
    public ClusterBroker Broker => new(_folder.File("rabbitmq"), _places);

    /// <summary>Between the processes and Elasticsearch, where there is one.</summary>
    public LoopbackProxy Elasticsearch { get; }

    /// <summary>Where Elasticsearch is, past the proxy; null where the index is SQLite's.</summary>
    public Uri? SearchServer => global::System.IO.File.Exists(_folder.File("search-server")) ? new($"http://127.0.0.1:{_places["search_server_port"]}/") : null;

    /// <summary>Where Elasticsearch keeps what it has.</summary>
    public string SearchData => _folder.File("elasticsearch");

    /// <summary>Skips the test, with the reason, where PostgreSQL or RabbitMQ isn't installed.</summary>
    public static async Task<ClusterDemo> Start()
    {
        var folder = new TestFolder();
        // Where they are is drawn by the time that anybody asks.
        var (postgres, rabbitMq, elasticsearch) = (Before("postgres_port"), Before("rabbit_port"), Before("search_server_port"));
        try
        {
            var (exit, said) = await Script(Through(postgres, rabbitMq, elasticsearch), "up", "--demo", "--data", folder.Path, "--port", ExchangeProcess.FreePort().ToString(CultureInfo.InvariantCulture), "--configuration", Configuration);
            Assert.SkipWhen(said.Contains("isn't installed", StringComparison.Ordinal), said.Trim());
            Assert.True(exit == 0, said);
            return new ClusterDemo(folder, await DemoFile.Read(folder.File("demo.json")), postgres, rabbitMq, elasticsearch);
        }
        catch
        {
            await Script([], "down", "--data", folder.Path);
            await postgres.DisposeAsync();
            await rabbitMq.DisposeAsync();
            await elasticsearch.DisposeAsync();
            folder.Dispose();
            throw;
        }

        LoopbackProxy Before(string place) => new LoopbackProxy(() => Place(folder, place)).Start();
    }

    /// <summary>Where a replica (<c>opportunities-2</c>) listens, past the gateway.</summary>
    public Uri AddressOf(string replica) => new($"http://127.0.0.1:{_places[replica.Replace('-', '_')]}");

    /// <inheritdoc cref="ClusterPrograms.Kill"/>
    public Task Kill(string program) => Programs.Kill(program);

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

    /// <summary>Waits until PostgreSQL lets anybody in, past the proxy.</summary>
    public Task PostgresAnswers() => Eventually.Holds(async () =>
    {
        try
        {
            await Run("opportunities", "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }, "PostgreSQL answers", BackBound);

    /// <summary>Every replica of the services, of identity and of the portal.</summary>
    public IReadOnlyList<string> Replicas =>
        [.. Programs.Names.Where(n => char.IsDigit(n[^1]))];

    /// <summary>What was stopped or held back goes on.</summary>
    public void GoOn()
    {
        Postgres.Heal();
        RabbitMq.Heal();
        Elasticsearch.Heal();
        foreach (var program in Programs.Names) Programs.GoOn(program);
    }

    /// <summary>Publishes again what a module published since then, as docs/operations.md says for a broker that lost its data.</summary>
    public async Task PublishAgain(string module, DateTimeOffset since)
    {
        var bin = Path.Combine(_folder.Path, "bin");
        var host = Path.Combine(bin, (await global::System.IO.File.ReadAllTextAsync(Path.Combine(bin, "current"))).Trim(), "Host", "Secondments.Host.dll");
        var (exit, said) = await Run([], "dotnet", host, "republish", "--module", module, "--since", $"{since:yyyy-MM-ddTHH:mm:ssZ}", "--settings", _folder.File("settings/exchange.json"));
        Assert.True(exit == 0, said);
    }

    /// <summary>Runs a statement in a service's database as its owner, past the proxy, and answers how many rows it changed.</summary>
    public async Task<int> Run(string service, string statement)
    {
        await using var connection = new NpgsqlConnection(OwnersOf($"secondments_{service}"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteNonQueryAsync();
    }

    public override long Count(string service, string which)
    {
        using var connection = new NpgsqlConnection(OwnersOf($"secondments_{service}"));
        connection.Open();
        using var command = new NpgsqlCommand($"SELECT count(*) FROM {which}", connection);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Builds with these properties what an update to it needs to be built: on a busy machine that takes longer than the update.</summary>
    public static async Task Build(params IReadOnlyList<string> properties)
    {
        foreach (var project in (string[])["deploy/Host", "gateway/Gateway"])
        {
            var (exit, said) = await Run([], "dotnet", ["build", Repository.PathOf(project), "--configuration", Configuration, "-nodeReuse:false", "-v:quiet", .. Ahead, .. properties.Select(p => $"-p:{p}")]);
            // Where the compiler for that isn't served, up builds without it.
            Assert.True(exit == 0 || said.Contains("crossgen", StringComparison.OrdinalIgnoreCase), said);
        }
    }

    /// <summary>Builds it with these properties and replaces what runs, one replica after the other, while it serves.</summary>
    public async Task Update(params IReadOnlyList<string> properties)
    {
        var port = new Uri(Url).Port.ToString(CultureInfo.InvariantCulture);
        var (exit, said) = await Script(Through(Postgres, RabbitMq, Elasticsearch), "up", ["--data", _folder.Path, "--port", port, "--configuration", Configuration, .. properties.SelectMany(p => (string[])["--property", p])]);
        Assert.True(exit == 0, said);
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
        var (exit, said) = await Script([], "restore", "--from", from, "--data", _folder.Path, "--erasures", erasures, "--configuration", Configuration);
        Assert.True(exit == 0, said);
        var (started, heard) = await Script(Through(Postgres, RabbitMq, Elasticsearch), "up", "--data", _folder.Path, "--port", new Uri(Url).Port.ToString(CultureInfo.InvariantCulture), "--no-build");
        Assert.True(started == 0, heard);
        _places = Places(_folder);
        return said;
    }

    public override async ValueTask DisposeAsync()
    {
        var (exit, said) = await Script([], "down", "--data", _folder.Path);
        await Postgres.DisposeAsync();
        await RabbitMq.DisposeAsync();
        await Elasticsearch.DisposeAsync();
        await base.DisposeAsync();
        _folder.Dispose();
        Assert.True(exit == 0, said);
    }

    private string OwnersOf(string database) =>
        $"Host=127.0.0.1;Port={_places["postgres_port"]};Username=secondments;Password={_places["postgres_password"]};Database={database};Pooling=false;Timeout=2";

    private static Dictionary<string, string> Through(LoopbackProxy postgres, LoopbackProxy rabbitMq, LoopbackProxy elasticsearch) =>
        new() { ["POSTGRES_THROUGH"] = $"{postgres.Port}", ["RABBITMQ_THROUGH"] = $"{rabbitMq.Port}", ["ELASTICSEARCH_THROUGH"] = $"{elasticsearch.Port}" };

    private static Dictionary<string, string> Places(TestFolder folder) =>
        global::System.IO.File.ReadAllLines(folder.File("cluster.env")).Select(line => line.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);

    private static int Place(TestFolder folder, string name) => int.Parse(Places(folder)[name], CultureInfo.InvariantCulture);

    private static Task<(int Exit, string Said)> Script(Dictionary<string, string> environment, string name, params IReadOnlyList<string> arguments) =>
        Run(environment, Repository.PathOf("deploy", "native", name), arguments);

    private static async Task<(int Exit, string Said)> Run(Dictionary<string, string> environment, string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (setting, value) in environment) start.Environment[setting] = value;
        foreach (var setting in start.Environment.Keys.Where(k => k.StartsWith("SECONDMENTS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(setting);
        using var process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(UpBound);
        var said = process.StandardOutput.ReadToEndAsync(bound.Token);
        var complained = process.StandardError.ReadToEndAsync(bound.Token);
        try
        {
            await process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            // What begins next must not find it still at work. What it has started to last, lasts.
            process.Kill();
            throw;
        }
        return (process.ExitCode, await said + await complained);
    }
}
