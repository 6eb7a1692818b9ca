using Secondments.Gateway.Tests.Running;

namespace Secondments.Gateway.Tests;

/// <summary>Requests that two readers could understand in two ways. None of them, and nothing behind them, may reach a backend.</summary>
public sealed class FramingTests
{
    private const string Hidden = "GET /hidden HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n";

    [Theory]
    [InlineData("length and chunks", "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("chunks and length", "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n")]
    [InlineData("two lengths", "Content-Length: 0\r\nContent-Length: 43\r\n\r\n")]
    [InlineData("two lengths in one", "Content-Length: 0, 43\r\n\r\n")]
    [InlineData("a negative length", "Content-Length: -1\r\n\r\n")]
    [InlineData("a hexadecimal length", "Content-Length: 0x2B\r\n\r\n")]
    [InlineData("a coding that isn't known", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("chunked not last", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("a space before the colon", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("a folded header", "X-Long: a\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("a folded value", "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("bare line feeds", "X-A: b\nTransfer-Encoding: chunked\n\n0\n\n")]
    [InlineData("a bare carriage return", "X-A: b\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("a NUL in a value", "X-A: b\0c\r\n\r\n")]
    [InlineData("a length set aside by hand", "X-Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    public async Task Request_WhoseEndIsUncertain_IsRefusedAndNothingOfItPassedOn(string what, string rest)
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        var answer = await gateway.Raw(WithHost(gateway, "POST /form HTTP/1.1\r\nHost: {host}\r\n" + rest + Hidden));

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 501", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.Equal(answer.Length == 0 ? 0 : 1, answer.Split("HTTP/1.1 ").Length - 1);
        Assert.Empty(portal.Seen);
    }

    [Theory]
    [InlineData("a size that isn't one", "zz\r\nabc\r\n0\r\n\r\n")]
    [InlineData("a size with a sign", "+3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("a size too large for a number", "fffffffffffffffff\r\nabc\r\n0\r\n\r\n")]
    [InlineData("no line end behind a chunk", "3\r\nabcGET")]
    [InlineData("a bare line feed in an extension", "3;a\nb\r\nabc\r\n0\r\n\r\n")]
    [InlineData("a bare line feed behind the size", "3\nabc\n0\n\n")]
    public async Task Chunks_ThatAreNone_EndTheConnection(string what, string chunks)
    {
        await using var portal = await Backend.Start("portal");
        var whole = 0;
        portal.Does = async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            Interlocked.Increment(ref whole);
        };
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        var answer = await gateway.Raw(WithHost(gateway, "POST /form HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + Hidden));

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.Equal(0, whole);
        Assert.DoesNotContain(portal.Seen, s => s.Target == "/hidden");
    }

    /// <summary>The control: the same bytes with one meaning come through, both requests of them.</summary>
    [Theory]
    [InlineData("Content-Length: 3\r\n\r\nabc")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n3;name=value\r\nabc\r\n0\r\n\r\n")]
    public async Task Request_WhoseEndIsCertain_IsPassedOn(string rest)
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        var answer = await gateway.Raw(WithHost(gateway, "POST /form HTTP/1.1\r\nHost: {host}\r\n" + rest + Hidden));

        Assert.Equal(2, answer.Split("HTTP/1.1 200").Length - 1);
        Assert.Equal(["/form", "/hidden"], portal.Seen.Select(s => s.Target));
    }

    private static string WithHost(RunningGateway gateway, string request) => request.Replace("{host}", gateway.Address.Authority, StringComparison.Ordinal);
}
