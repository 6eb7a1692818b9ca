using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Tests.Probe;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Edge;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData("Address")]
    [InlineData("Subject")]
    public async Task Get_MoreThanTheBucketHolds_Is429WithRetryAfter(string kind)
    {
        await using var host = await ServiceHost.Start(new ServiceHostOptions(Topology.SqliteMemory, [new ProbeModule()])
        {
            Settings = new Dictionary<string, string?> { [$"Edge:RateLimit:{kind}:PerSecond"] = "1", [$"Edge:RateLimit:{kind}:Burst"] = "3" },
        });
        var client = host.As(TestCaller.NewPerson("Ann"));

        var answers = new List<Answer>();
        for (var i = 0; i < 10; i++) answers.Add(await client.AskGet("/api/probe/list"));

        Assert.All(answers.Take(3), a => Assert.Equal(200, a.Status));
        var refused = answers.First(a => a.Status == 429);
        Assert.Equal("request.too_many", refused.Code);
        Assert.True(refused.Message.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await client.AskGet("/health/live")).Status);
        // A bucket of his own would hold three: whoever is refused before that asks from the one that is empty.
        var bob = host.As(TestCaller.NewPerson("Bob"));
        var asked = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            while ((await client.AskGet("/api/probe/list")).Status == 200) { }
            asked.Add((await bob.AskGet("/api/probe/list")).Status);
        }
        Assert.Equal(kind is "Address", asked.Contains(429));
    }

    /// <summary>It is refilled bit by bit, and not by less than it should be.</summary>
    [Fact]
    public async Task Bucket_ThatWasEmptied_HoldsASecondsWorthAfterASecond()
    {
        const int perSecond = 50;
        using var limiter = RateLimits.Make(_ => "somebody", _ => new RateLimits.Limit(perSecond, 1000));
        var emptied = Stopwatch.GetTimestamp();
        Assert.True(Taken() >= 1000);

        // However late the timer is that refills it: what is owed comes with it.
        var since = 0;
        await Eventually.Holds(() =>
        {
            since += Taken();
            return Stopwatch.GetElapsedTime(emptied).TotalSeconds is > 1 and var seconds && since >= 0.8 * perSecond * seconds;
        }, "it was refilled by a second's worth a second");

        int Taken()
        {
            for (var taken = 0; ; taken++)
            {
                using var lease = limiter.AttemptAcquire(new DefaultHttpContext());
                if (!lease.IsAcquired) return taken;
            }
        }
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Address_OfTheSameNetwork_IsTheSameBucket(string one, string other, bool same) => Assert.Equal(same, Of(one) == Of(other));

    private static string? Of(string address) => RateLimits.AddressOf(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } });
}
