using MassTransit;

namespace Secondments.Hosting.Events;

/// <summary>Knows when every queue is bound: what is published before would reach nobody.</summary>
internal sealed class BusStart : IBusObserver
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _started.Task;

    public async Task PostStart(IBus bus, Task<BusReady> busReady)
    {
        await busReady;
        _started.TrySetResult();
    }

    public void PostCreate(IBus bus)
    {
    }

    public void CreateFaulted(Exception exception)
    {
    }

    public Task PreStart(IBus bus) => Task.CompletedTask;

    public Task StartFaulted(IBus bus, Exception exception) => Task.CompletedTask;

    public Task PreStop(IBus bus) => Task.CompletedTask;

    public Task PostStop(IBus bus) => Task.CompletedTask;

    public Task StopFaulted(IBus bus, Exception exception) => Task.CompletedTask;
}
