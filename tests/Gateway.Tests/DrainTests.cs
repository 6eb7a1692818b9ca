using Microsoft.AspNetCore.Http;
using Secondments.Gateway.Tests.Running;
using Secondments.Testing;

namespace Secondments.Gateway.Tests;

public sealed class DrainTests
{
    [Fact]
    public async Task Stop_WithARequestUnderWay_FinishesItAndTakesNoNewOne()
    {
        await using var portal = await Backend.Start("portal");
        var (began, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        portal.Does = async context =>
        {
            began.TrySetResult();
            await goOn.Task;
            await context.Response.WriteAsync("slow, but whole");
        };
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));
        var slow = gateway.Get("/");
        await began.Task.WaitAsync(Eventually.Bound);

        var stopping = gateway.Stop();
        using var fresh = new HttpClient { BaseAddress = gateway.Address };
        await Eventually.Holds(async () =>
        {
            try
            {
                using var answer = await fresh.GetAsync("/health/live");
                return false;
            }
            catch (HttpRequestException)
            {
                return true;
            }
        }, "no new request is taken");
        Assert.False(slow.IsCompleted);
        goOn.SetResult();

        Assert.Equal((200, "slow, but whole"), ((await slow).Status, (await slow).Text));
        await stopping.WaitAsync(Eventually.Bound);
    }

    [Fact]
    public async Task Stop_BeforeTheListenersClose_SaysThatItIsNotReady()
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start([("Leaving:Seconds", "600")], ("portal", portal.Address));
        Assert.Equal(200, (await gateway.Get("/health/ready")).Status);

        using var enough = new CancellationTokenSource();
        var stopping = gateway.Stop(enough.Token);

        Assert.Equal(503, (await gateway.Get("/health/ready")).Status);
        Assert.Equal(200, (await gateway.Get("/health/live")).Status);
        var page = await gateway.Get("/");
        Assert.Equal(200, page.Status);
        Assert.True(page.Message.Headers.ConnectionClose);
        await enough.CancelAsync();
        await stopping.ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(Eventually.Bound);
    }

    [Fact]
    public async Task StartNext_AtASharedPort_TakesOverFromTheOneBefore()
    {
        await using var portal = await Backend.Start("portal");
        await using var before = await RunningGateway.Start([("Gateway:SharesPort", "true")], ("portal", portal.Address));

        await using var next = await before.StartNext();
        await before.Stop();

        Assert.Equal(200, (await next.Get("/")).Status);
    }

    [Fact]
    public async Task StartNext_AtAPortOfItsOwn_SaysThatItIsTaken()
    {
        await using var portal = await Backend.Start("portal");
        await using var before = await RunningGateway.Start(("portal", portal.Address));

        await Assert.ThrowsAsync<IOException>(before.StartNext);

        Assert.Equal(200, (await before.Get("/")).Status);
    }
}
