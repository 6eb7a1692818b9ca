using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Secondments.Grains.Audit;
using Secondments.Grains.Engine;
using Secondments.Grains.Outbox;
using Secondments.Grains.Store;
using Secondments.Kernel;

namespace Secondments.Grains.Tests.Jars;

public enum Db
{
    Sqlite,
    Postgres,
}

/// <summary>One process's engine over a database that a test may open more than once, one after another or side by side.</summary>
public sealed class JarHost : IAsyncDisposable
{
    private readonly IHost _host;

    private JarHost(IHost host) => _host = host;

    public IGrains Grains => Get<IGrains>();

    public RecordingBus Bus => (RecordingBus)Get<IEventBus>();

    public ShiftedClock Clock => (ShiftedClock)Get<TimeProvider>();

    public CrashPoints Crashes => Get<CrashPoints>();

    public IReads<JarsDb> Reads => Get<IReads<JarsDb>>();

    public ServiceDatabase<JarsDb> Database => Get<ServiceDatabase<JarsDb>>();

    public AuditVerifier<JarsDb> Audit => Get<AuditVerifier<JarsDb>>();

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public static async Task<JarHost> Start(JarStore store, bool cache = true, Action<IServiceCollection>? also = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(store.Settings);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<TimeProvider, ShiftedClock>();
        builder.Services.AddSingleton<IEventBus, RecordingBus>();
        builder.Services.AddSingleton(new GrainOptions { Cache = cache });
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddServiceDatabase<JarsDb, SqliteJarsDb, PostgresJarsDb>("jars", builder.Configuration);
        builder.Services.AddGrainKind<Jar>("jars");
        also?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new JarHost(host);
    }

    public Task<Result<Reply<JarReply>>> Run(Guid jar, ICommand<JarReply> command, string? key = null, string body = "") =>
        Grains.Run(Jar.Key(jar), command, new CommandContext(Actor.System, key is null ? null : new CommandId("test", "jars", key, body)));

    public async Task<int> Coins(Guid jar) => (await Grains.Read<JarState>(Jar.Key(jar)))?.State.Coins ?? 0;

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
    }
}

/// <summary>A database of one test, gone with it.</summary>
public sealed class JarStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jars").FullName;
    private readonly Db _kind;
    private readonly string _name = $"jars_{Guid.NewGuid():n}";

    private JarStore(Db kind) => _kind = kind;

    private static string? Server => Environment.GetEnvironmentVariable("TEST_POSTGRES");

    public string Folder => _folder;

    public Dictionary<string, string?> Settings => new()
    {
        ["Data"] = _folder,
        ["Database:Provider"] = _kind is Db.Sqlite ? "sqlite" : "postgres",
        ["Database:Postgres"] = $"{Server};Database={_name}_{{service}}",
    };

    public static async Task<JarStore> Create(Db kind)
    {
        if (kind is Db.Postgres) Assert.SkipWhen(Server is null, "PostgreSQL isn't here: TEST_POSTGRES is not set");
        var store = new JarStore(kind);
        if (kind is Db.Postgres) await store.OnServer($"CREATE DATABASE {store._name}_jars");
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        if (_kind is Db.Postgres) await OnServer($"DROP DATABASE {_name}_jars WITH (FORCE)");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task OnServer(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{Server};Database=postgres");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
