using System.Threading.Channels;

namespace Secondments.Opportunities.Features.Imports;

/// <summary>Tells the worker that there is an import to do, so that it need not look for one all the time.</summary>
public sealed class ImportSignal
{
    private readonly Channel<bool> _there = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _there.Writer.TryWrite(true);

    /// <summary>Waits for the signal, or for <paramref name="atMost"/> to pass.</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider clock, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(_there.Reader.WaitToReadAsync(enough.Token).AsTask(), Task.Delay(atMost, clock, enough.Token));
        await enough.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        _there.Reader.TryRead(out _);
    }
}
