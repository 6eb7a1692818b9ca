using System.Net;
using System.Net.Sockets;
using System.Text;
using Secondments.Testing;
using Secondments.Testing.Servers;

namespace Secondments.Hosting.Tests.Probe;

/// <summary>The tool that faults are played with does what it says, beside a server that says everything back.</summary>
public sealed class LoopbackProxyTests : IAsyncDisposable
{
    private readonly TcpListener _echo = new(IPAddress.Loopback, 0);
    private readonly List<string> _heard = [];
    private readonly LoopbackProxy _proxy;

    public LoopbackProxyTests()
    {
        _echo.Start();
        _ = Echo();
        _proxy = new LoopbackProxy(() => ((IPEndPoint)_echo.LocalEndpoint).Port).Start();
    }

    [Fact]
    public async Task Proxy_ToldNothing_PassesOn()
    {
        using var client = await Connect();

        Assert.Equal("hello", await Ask(client, "hello"));
    }

    [Fact]
    public async Task Cut_EndsWhatStands_AndWelcomesNewOnes()
    {
        using var client = await Connect();
        await Ask(client, "hello");

        _proxy.Cut();

        Assert.Null(await Ask(client, "again"));
        using var other = await Connect();
        Assert.Equal("hello", await Ask(other, "hello"));
    }

    [Fact]
    public async Task GoDown_RefusesUntilHealed()
    {
        _proxy.GoDown();
        using (var refused = await Connect()) Assert.Null(await Ask(refused, "hello"));

        _proxy.Heal();

        using var client = await Connect();
        Assert.Equal("hello", await Ask(client, "hello"));
    }

    [Fact]
    public async Task LieHalfOpen_KeepsWhatIsSaidUntilHealed()
    {
        using var client = await Connect();
        await Ask(client, "hello");
        _proxy.LieHalfOpen();
        var asking = Ask(client, "late");
        await Eventually.Holds(() => _proxy.Count == 1, "it stands");
        Assert.False(asking.IsCompleted);
        Assert.DoesNotContain("late", _heard);

        _proxy.Heal();

        Assert.Equal("late", await asking);
    }

    [Fact]
    public async Task SwallowAnswers_LetsTheServerHear_AndHealCutsWhatIsTorn()
    {
        using var client = await Connect();
        await Ask(client, "hello");
        _proxy.SwallowAnswers();
        var asking = Ask(client, "unanswered");
        await Eventually.Holds(() => _heard.Contains("unanswered"), "the server hears it");
        Assert.False(asking.IsCompleted);

        _proxy.Heal();

        Assert.Null(await asking);
    }

    [Fact]
    public async Task CutAfter_CutsWhoeverSaysBoth_OnceTheServerHasIt()
    {
        using var other = await Connect();
        using var client = await Connect();
        var cut = _proxy.CutAfter("write", "COMMIT", 1);
        Assert.Equal("read COMMIT", await Ask(other, "read COMMIT"));
        await Ask(client, "write");

        Assert.Null(await Ask(client, "COMMIT"));

        await cut.WaitAsync(Eventually.Bound);
        Assert.Contains("COMMIT", _heard);
        using var next = await Connect();
        Assert.Equal("write COMMIT", await Ask(next, "write COMMIT"));
    }

    [Fact]
    public async Task Delay_MakesEachPieceLate()
    {
        using var client = await Connect();
        _proxy.Delay = TimeSpan.FromMilliseconds(100);
        var began = TimeProvider.System.GetTimestamp();

        Assert.Equal("hello", await Ask(client, "hello"));

        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(190));
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _echo.Dispose();
    }

    private async Task<TcpClient> Connect()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _proxy.Port);
        return client;
    }

    /// <summary>Null when the connection ends instead.</summary>
    private static async Task<string?> Ask(TcpClient client, string words)
    {
        var buffer = new byte[100];
        try
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(words));
            var read = await client.GetStream().ReadAsync(buffer);
            return read == 0 ? null : Encoding.ASCII.GetString(buffer, 0, read);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task Echo()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _echo.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(async () =>
            {
                using (client)
                {
                    var buffer = new byte[100];
                    for (int read; (read = await client.GetStream().ReadAsync(buffer)) > 0;)
                    {
                        lock (_heard) _heard.Add(Encoding.ASCII.GetString(buffer, 0, read));
                        await client.GetStream().WriteAsync(buffer.AsMemory(0, read));
                    }
                }
            });
        }
    }
}
