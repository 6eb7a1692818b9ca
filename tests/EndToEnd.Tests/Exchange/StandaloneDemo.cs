using Microsoft.Data.Sqlite;
using Secondments.Demo;
using Secondments.Testing;

namespace Secondments.EndToEnd.Tests.Exchange;

/// <summary>A demo in one process.</summary>
public sealed class StandaloneDemo : RunningDemo
{
    private readonly TestFolder _folder;
    private readonly int _port;

    private StandaloneDemo(TestFolder folder, string data, int port, ExchangeProcess process, DemoFile file) : base(data, file) =>
        (_folder, _port, Process) = (folder, port, process);

    public ExchangeProcess Process { get; private set; }

    /// <param name="data">Where its data is; a folder of its own, which goes with it, when left out.</param>
    public static async Task<StandaloneDemo> Start(string? data = null)
    {
        var folder = new TestFolder();
        data ??= folder.File("data");
        var port = ExchangeProcess.FreePort();
        var process = await ExchangeProcess.Ready(Flags(data, port));
        return new StandaloneDemo(folder, data, port, process, await DemoFile.Read(Path.Combine(data, "demo.json")));
    }

    /// <summary>Starts it again on its folder and its port, after its process has ended.</summary>
    public async Task StartAgain()
    {
        await Process.DisposeAsync();
        Process = await ExchangeProcess.Ready(Flags(Data, _port));
    }

    public override long Count(string service, string which)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, $"{service}.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {which}";
        return (long)command.ExecuteScalar()!;
    }

    public override async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await base.DisposeAsync();
        _folder.Dispose();
    }

    private static string[] Flags(string data, int port) => ["--demo", "--data", data, "--urls", $"http://localhost:{port}"];
}
