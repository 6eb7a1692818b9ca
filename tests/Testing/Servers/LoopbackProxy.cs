using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Secondments.Testing.Servers;

/// <summary>
/// Stands on loopback between a program and a server of its, and does to their connections what networks do: cuts them, refuses
/// new ones, lets them lie half open, swallows what the server says, or makes everything late. Until told otherwise it only passes on.
/// </summary>
/// <param name="server">The server's port on loopback, asked for with each connection.</param>
public sealed class LoopbackProxy(Func<int> server) : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Connection, byte> _connections = new();
    private readonly CancellationTokenSource _end = new();
    private volatile TaskCompletionSource _open = Opened();
    private volatile bool _isDown;
    private volatile bool _swallows;
    private Cue? _cue;
    private long _delay;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Where the program finds the server.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections that stand now.</summary>
    public int Count => _connections.Count;

    /// <summary>How late each piece comes, either way.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delay));
        set => Interlocked.Exchange(ref _delay, value.Ticks);
    }

    public LoopbackProxy Start()
    {
        _listener.Start();
        _accepting = Accept();
        return this;
    }

    /// <summary>Every connection that stands is cut; new ones are welcome.</summary>
    public void Cut()
    {
        foreach (var connection in _connections.Keys) connection.Dispose();
    }

    /// <summary>Every connection is cut, and new ones at once, until <see cref="Heal"/>.</summary>
    public void GoDown()
    {
        _isDown = true;
        Cut();
    }

    /// <summary>Connections stand, new ones too, and nothing passes either way, until <see cref="Heal"/>: what was said by then arrives late.</summary>
    public void LieHalfOpen() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the program says arrives; what the server answers doesn't, until <see cref="Heal"/>, which cuts what is torn by then.</summary>
    public void SwallowAnswers() => _swallows = true;

    /// <summary>
    /// The next <paramref name="times"/> connections on which the program says <paramref name="words"/>, having said <paramref name="first"/>
    /// before, are cut as soon as the server has them, before it answers.
    /// </summary>
    /// <returns>Completes when all were cut and the server has answered into the void.</returns>
    public Task CutAfter(string first, string words, int times)
    {
        var cue = new Cue(Encoding.ASCII.GetBytes(first), Encoding.ASCII.GetBytes(words), times);
        _cue = cue;
        return cue.Done.Task;
    }

    /// <summary>From here on it only passes on again.</summary>
    public void Heal()
    {
        _cue = null;
        Delay = TimeSpan.Zero;
        if (_swallows) Cut();
        _isDown = _swallows = false;
        _open.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Heal();
        Cut();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var program = await _listener.AcceptTcpClientAsync(_end.Token);
                if (_isDown) program.Dispose();
                else _ = Serve(program);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The end, or one that changed its mind.
            }
        }
    }

    private async Task Serve(TcpClient program)
    {
        using var connection = new Connection(program);
        _connections[connection] = 0;
        try
        {
            await connection.Server.ConnectAsync(IPAddress.Loopback, server());
            var answering = Answer(connection);
            await await Task.WhenAny(Say(connection, answering), answering);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One side has gone: the other learns of it by the end of its own.
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    private async Task Say(Connection connection, Task answering)
    {
        var buffer = new byte[64 * 1024];
        var (from, to) = (connection.Program.GetStream(), connection.Server.GetStream());
        var heard = false;
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            await Pass();
            var cue = _cue;
            var cut = cue is not null && cue.IsIn(buffer.AsSpan(0, read), ref heard);
            if (cut) connection.Program.Dispose();
            await to.WriteAsync(buffer.AsMemory(0, read));
            if (!cut) continue;
            // The server's side stays until it has answered: closed before, it might lose what has just been said.
            await Task.WhenAny(answering);
            cue!.Tell();
            return;
        }
    }

    private async Task Answer(Connection connection)
    {
        var buffer = new byte[64 * 1024];
        var (from, to) = (connection.Server.GetStream(), connection.Program.GetStream());
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            await Pass();
            if (!_swallows) await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    private async Task Pass()
    {
        await _open.Task;
        if (Delay > TimeSpan.Zero) await Task.Delay(Delay);
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }

    private sealed record Connection(TcpClient Program) : IDisposable
    {
        public TcpClient Server { get; } = new();

        public void Dispose()
        {
            Program.Dispose();
            Server.Dispose();
        }
    }

    private sealed class Cue(byte[] first, byte[] words, int times)
    {
        private int _cut;
        private int _told;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <param name="heard">Whether the connection has said the first words; the others end that.</param>
        public bool IsIn(ReadOnlySpan<byte> said, ref bool heard)
        {
            heard |= said.IndexOf(first) >= 0;
            if (!heard || said.IndexOf(words) < 0) return false;
            heard = false;
            return Interlocked.Increment(ref _cut) <= times;
        }

        public void Tell()
        {
            if (Interlocked.Increment(ref _told) == times) Done.TrySetResult();
        }
    }
}
