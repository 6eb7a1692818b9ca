using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Secondments.Gateway.Limits;
using Secondments.Gateway.Tests.Running;
using Secondments.Hosting.Edge;

namespace Secondments.Gateway.Tests;

public sealed class LimitsTests
{
    private const int TooMuch = (int)BodyLimit.Default + 1;

    [Fact]
    public async Task Body_ThatSaysThatItIsTooLarge_Is413BeforeAnybodyHears()
    {
        await using var service = await Backend.Start("service");
        await using var gateway = await RunningGateway.Start(("organisations", service.Address), ("portal", service.Address));

        var api = await gateway.Send(HttpMethod.Post, "/api/organisations", new ByteArrayContent(new byte[TooMuch]));
        Assert.Equal((413, "request.too_large"), (api.Status, api.Code));
        var page = await gateway.Send(HttpMethod.Post, "/profile/about", new ByteArrayContent(new byte[TooMuch]));
        Assert.Equal((413, "text/html"), (page.Status, page.MediaType));
        Assert.Contains("That was too large", page.Text, StringComparison.Ordinal);
        Assert.Empty(service.Seen);
    }

    [Fact]
    public async Task Body_InChunksThatBecomesTooLarge_Is413()
    {
        await using var service = await Backend.Start("service");
        var whole = 0;
        service.Does = async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            Interlocked.Increment(ref whole);
        };
        await using var gateway = await RunningGateway.Start(("organisations", service.Address));
        using var body = new StreamContent(new MemoryStream(new byte[TooMuch]));
        gateway.Http.DefaultRequestHeaders.TransferEncodingChunked = true;

        var answer = await gateway.Send(HttpMethod.Post, "/api/organisations", body);

        Assert.Equal((413, "request.too_large"), (answer.Status, answer.Code));
        Assert.Equal(0, whole);
    }

    [Theory]
    [InlineData("/api/opportunities/imports?organisation=x")]
    [InlineData("/manage/northfield/opportunities/imports/new")]
    public async Task Body_OfAnImport_MayBeLarge(string path)
    {
        await using var service = await Backend.Start("service");
        long taken = 0;
        service.Does = async context =>
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0;) taken += read;
            await context.Response.WriteAsync("taken");
        };
        await using var gateway = await RunningGateway.Start(("opportunities", service.Address), ("portal", service.Address));

        var answer = await gateway.Send(HttpMethod.Post, path, new ByteArrayContent(new byte[20_000_000]));

        Assert.Equal((200, 20_000_000), (answer.Status, taken));
    }

    [Theory]
    [InlineData(ConnectionLimits.MostHeaders, 10)]
    [InlineData(2, ConnectionLimits.LargestHeaders)]
    public async Task Headers_InAFlood_Are431(int count, int size)
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));
        var headers = string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('a', size)}\r\n"));

        var answer = await gateway.Raw($"GET / HTTP/1.1\r\nHost: {gateway.Address.Authority}\r\nConnection: close\r\n{headers}\r\n");

        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
        Assert.Empty(portal.Seen);
    }

    [Fact]
    public async Task Requests_OfOneAddress_Are429WithRetryAfterWhenTooMany()
    {
        await using var service = await Backend.Start("service");
        await using var gateway = await RunningGateway.Start(
            [("Edge:RateLimit:Address:PerSecond", "1"), ("Edge:RateLimit:Address:Burst", "3")], ("search", service.Address), ("portal", service.Address));

        for (var i = 0; i < 3; i++) Assert.Equal(200, (await gateway.Get("/api/search/opportunities")).Status);
        var api = await gateway.Get("/api/search/opportunities", Bearer("made-up"));
        var page = await gateway.Get("/opportunities");

        Assert.Equal((429, "request.too_many"), (api.Status, api.Code));
        Assert.True(api.Message.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal((429, "text/html"), (page.Status, page.MediaType));
        Assert.True(page.Message.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("Too much came at once", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, service.Seen.Count);
        Assert.Equal(200, (await gateway.Get("/health/ready")).Status);
    }

    [Theory]
    [InlineData("Subject", "person")]
    [InlineData("Client", "client")]
    public async Task Requests_OfOneSubject_Are429WithRetryAfterWhenTooMany(string kind, string claimed)
    {
        await using var service = await Backend.Start("service");
        await using var gateway = await RunningGateway.Start(
            [($"Edge:RateLimit:{kind}:PerSecond", "1"), ($"Edge:RateLimit:{kind}:Burst", "3")], ("search", service.Address));
        Task<Answer> As(string subject, string kindOfSubject) => gateway.Get("/api/search/opportunities", Bearer(subject, kindOfSubject));

        for (var i = 0; i < 3; i++) Assert.Equal(200, (await As("ann", claimed)).Status);
        var refused = await As("ann", claimed);

        Assert.Equal((429, "request.too_many"), (refused.Status, refused.Code));
        Assert.True(refused.Message.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        // Others at the same address aren't meant, nor the same name of the other kind, nor who sends no token.
        Assert.Equal(200, (await As("bob", claimed)).Status);
        Assert.Equal(200, (await As("ann", claimed == "client" ? "person" : "client")).Status);
        Assert.Equal(200, (await gateway.Get("/api/search/opportunities")).Status);
    }

    [Fact]
    public async Task Subjects_MadeUpOneAfterTheOther_DoNotEscapeTheAddress()
    {
        await using var service = await Backend.Start("service");
        await using var gateway = await RunningGateway.Start(
            [("Edge:RateLimit:Address:PerSecond", "1"), ("Edge:RateLimit:Address:Burst", "5"), ("Edge:RateLimit:Subject:PerSecond", "1"), ("Edge:RateLimit:Subject:Burst", "3")],
            ("search", service.Address));

        var answers = new List<Answer>();
        for (var i = 0; i < 10; i++) answers.Add(await gateway.Get("/api/search/opportunities", Bearer($"nobody-{i}")));

        Assert.InRange(answers.Count(a => a.Status == 429), 3, 5);
    }

    [Fact]
    public async Task Subject_ClaimedAtAnotherAddress_HasABucketOfItsOwn()
    {
        await using var service = await Backend.Start("service");
        await using var gateway = await RunningGateway.Start(
            [("Edge:TrustedProxies:0", "127.0.0.1"), ("Edge:RateLimit:Subject:PerSecond", "1"), ("Edge:RateLimit:Subject:Burst", "1")], ("search", service.Address));
        Task<Answer> From(string address) => gateway.Get("/api/search/opportunities", [.. Bearer("ann"), ("X-Forwarded-For", address)]);

        Assert.Equal(200, (await From("203.0.113.7")).Status);
        Assert.Equal(429, (await From("203.0.113.7")).Status);
        Assert.Equal(200, (await From("203.0.113.8")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("a.bnVsbA.c")]
    [InlineData("a.W10.c")]
    [InlineData("a.eyJzdWIiOjd9.c")]
    public void Subject_OfWhatIsNoToken_IsNobody(string token) => Assert.Null(ClaimedSubject.Read(token));

    private static (string, string)[] Bearer(string subject, string kind = "person")
    {
        var payload = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes($$"""{"sub":"{{subject}}","kind":"{{kind}}"}"""));
        return [("Authorization", new AuthenticationHeaderValue("Bearer", $"e30.{payload}.unsigned").ToString())];
    }
}
