using System.Text.Json;
using Secondments.Demo;
using Secondments.Hosting.Authority;
using Secondments.Kernel;

namespace Secondments.Standalone;

/// <summary>
/// The exchange of a data folder, for a command that works on it: the one that runs, over its inner socket, or one that is
/// started for as long as the command takes.
/// </summary>
internal sealed class RunningExchange : IAsyncDisposable
{
    private readonly WebApplication? _own;
    private readonly DataFolder? _folder;

    private RunningExchange(HttpClient http, ClientCredentials credentials, WebApplication? own, DataFolder? folder)
    {
        (Http, _own, _folder) = (http, own, folder);
        Operator = new ClientSession(http, credentials).Api;
    }

    public HttpClient Http { get; }

    /// <summary>The operator's client: what the exchange keeps for commands on its own machine.</summary>
    public ExchangeApi Operator { get; }

    public static async Task<RunningExchange> Reach(Flags flags)
    {
        DataFolder? folder = null;
        WebApplication? own = null;
        try
        {
            folder = DataFolder.Open(flags.Data, demo: false);
        }
        catch (StartRefused) when (File.Exists(InnerAddress.FileIn(flags.Data)))
        {
            // It runs: its inner address says where.
        }
        if (folder is not null) own = await Start.Up(flags, folder);
        var inner = InnerAddress.Read(flags.Data);
        var http = new HttpClient(BackChannel.To($"unix:{inner.Socket}")) { BaseAddress = new Uri(inner.Url), Timeout = TimeSpan.FromMinutes(10) };
        return new RunningExchange(http, inner.Operator, own, folder);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_own is not null)
        {
            // Disposed alone, it would take its parts away from under what is still at work.
            await _own.StopAsync();
            await _own.DisposeAsync();
        }
        _folder?.Dispose();
    }
}

/// <summary>How commands on this machine reach the exchange: a file in the data folder that only its owner can read.</summary>
internal sealed record InnerAddress(string Url, string Socket, ClientCredentials Operator)
{
    public static string FileIn(string data) => Path.Combine(data, "operator.json");

    /// <summary>Null when the folder's exchange has never been up.</summary>
    public static InnerAddress? Find(string data) =>
        File.Exists(FileIn(data)) ? JsonSerializer.Deserialize<InnerAddress>(File.ReadAllText(FileIn(data)), Json.Stored) : null;

    public static InnerAddress Read(string data) => Find(data) ?? throw new StartRefused($"The folder {data} holds no exchange.");

    public void Write(string data)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var half = FileIn(data) + ".tmp";
        using (var stream = new FileStream(half, options)) JsonSerializer.Serialize(stream, this, Json.Stored);
        File.Move(half, FileIn(data), overwrite: true);
    }
}
