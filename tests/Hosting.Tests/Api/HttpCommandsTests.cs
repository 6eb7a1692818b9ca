using Secondments.Hosting.Tests.Probe;
using Secondments.Testing.Hosts;

namespace Secondments.Hosting.Tests.Api;

public sealed class HttpCommandsTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    private readonly HttpClient _ann = probe.Host.As(TestCaller.NewPerson("Ann"));
    private readonly string _counter = $"/api/probe/counters/{Guid.NewGuid()}";

    [Fact]
    public async Task Post_SameKeyAndBody_IsOneCommand()
    {
        var first = await _ann.AskPost($"{_counter}/add", """{"number":5}""", ("Idempotency-Key", "k1"));
        var again = await _ann.AskPost($"{_counter}/add", """{"number":5}""", ("Idempotency-Key", "k1"));

        Assert.Equal((200, 5), (first.Status, (int)first.Json["count"]!));
        Assert.Equal((200, 5), (again.Status, (int)again.Json["count"]!));
        Assert.Equal(first.Message.Headers.ETag, again.Message.Headers.ETag);
    }

    [Fact]
    public async Task Post_SameKeyOtherBody_Is422()
    {
        await _ann.AskPost($"{_counter}/add", """{"number":5}""", ("Idempotency-Key", "k1"));

        var other = await _ann.AskPost($"{_counter}/add", """{"number":6}""", ("Idempotency-Key", "k1"));

        Assert.Equal((422, "command.key_reused"), (other.Status, other.Code));
    }

    [Fact]
    public async Task Post_SameKeyOfAnotherCallerOrRecord_IsAnotherCommand()
    {
        await _ann.AskPost($"{_counter}/add", """{"number":5}""", ("Idempotency-Key", "k1"));

        var other = await probe.Host.As(TestCaller.NewPerson("Bob")).AskPost($"{_counter}/add", """{"number":5}""", ("Idempotency-Key", "k1"));
        var elsewhere = await _ann.AskPost($"/api/probe/counters/{Guid.NewGuid()}/add", """{"number":7}""", ("Idempotency-Key", "k1"));

        Assert.Equal(10, (int)other.Json["count"]!);
        Assert.Equal(7, (int)elsewhere.Json["count"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("has space")]
    [InlineData(null)]
    public async Task Post_BadKey_Is400(string? key)
    {
        var answer = await _ann.AskPost($"{_counter}/add", """{"number":5}""", ("Idempotency-Key", key ?? new string('k', 201)));

        Assert.Equal(400, answer.Status);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("W/\"7\"")]
    [InlineData("\"7\", \"8\"")]
    [InlineData("\"seven\"")]
    [InlineData("\"99999999999999999999\"")]
    public async Task Post_BadIfMatch_Is400(string tag)
    {
        var answer = await _ann.AskPost($"{_counter}/add", """{"number":5}""", ("If-Match", tag));

        Assert.Equal((400, "request.if_match"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Put_WithoutIfMatch_Is428()
    {
        var answer = await _ann.AskPut(_counter, """{"number":5}""");

        Assert.Equal((428, "request.if_match_required"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Put_StaleIfMatch_Is412AndTheCurrentOneGood()
    {
        var first = await _ann.AskPost($"{_counter}/add", """{"number":5}""");
        var tag = first.Message.Headers.ETag!.ToString();

        Assert.Equal(200, (await _ann.AskPut(_counter, """{"number":1}""", ("If-Match", tag))).Status);
        Assert.Equal(412, (await _ann.AskPut(_counter, """{"number":1}""", ("If-Match", tag))).Status);
    }
}
