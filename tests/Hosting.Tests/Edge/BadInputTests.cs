using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Secondments.Hosting.Edge;
using Secondments.Hosting.Tests.Probe;

namespace Secondments.Hosting.Tests.Edge;

/// <summary>Input that no service should ever see, and what it is answered.</summary>
public sealed class BadInputTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    private const string Notes = "/api/probe/notes";

    [Fact]
    public async Task Post_GoodBody_IsTaken()
    {
        var answer = await probe.Visitor.AskPost(Notes, """{"text":"Caffè, ‏שלום 😀","pay":{"amount":"12.50","currency":"GBP"},"sector":"academic"}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("Caffè, ‏שלום 😀", (string?)answer.Json["text"]);
        Assert.Equal("12.50", (string?)answer.Json["pay"]!["amount"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"text\":\"a\"")]
    [InlineData("{\"text\":\"a\",}")]
    [InlineData("{\"text\":\"a\",\"text\":\"b\"}")]
    [InlineData("{\"text\":7}")]
    [InlineData("{\"sector\":3}")]
    [InlineData("{\"organisation\":\"not-a-uuid\"}")]
    [InlineData("{\"pay\":{\"amount\":\"-1.00\",\"currency\":\"GBP\"}}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Post_WhatIsNotItsJson_Is400(string body)
    {
        var answer = await probe.Visitor.AskPost(Notes, body);

        Assert.Equal((400, "request.unreadable"), (answer.Status, answer.Code));
        Assert.DoesNotContain("Secondments", answer.Text);
    }

    [Fact]
    public async Task Post_NestedAThousandDeep_Is400()
    {
        var body = string.Concat(Enumerable.Repeat("{\"inner\":", 1000)) + "null" + new string('}', 1000);

        var answer = await probe.Visitor.AskPost(Notes, body);

        Assert.Equal((400, "request.unreadable"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData((int)BodyLimit.Default)]
    [InlineData(40 * (int)BodyLimit.Default)]
    public async Task Post_BodyOverTheLimit_Is413(int length)
    {
        var answer = await probe.Visitor.AskPost(Notes, $"{{\"text\":\"{new string('a', length)}\"}}");

        Assert.Equal((413, "request.too_large"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_ChunkedBodyOverTheLimit_Is413()
    {
        var body = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes($"{{\"text\":\"{new string('a', (int)BodyLimit.Default)}\"}}")));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await probe.Visitor.Ask(new HttpRequestMessage(HttpMethod.Post, Notes) { Content = body, Headers = { TransferEncodingChunked = true } });

        Assert.Equal((413, "request.too_large"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_LargeBodyWhereTheEndpointTakesIt_IsTaken()
    {
        var answer = await probe.Visitor.AskPost("/api/probe/large", $"{{\"text\":\"{new string('a', 2_000_000)}\"}}");

        Assert.Equal((200, "2000000"), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Post_OtherContentType_Is415(string type)
    {
        var answer = await probe.Visitor.Ask(new HttpRequestMessage(HttpMethod.Post, Notes) { Content = new StringContent("{}", Encoding.UTF8, type) });

        Assert.Equal((415, "request.media_type"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Send_UndeclaredMethod_Is405WithAllow()
    {
        var answer = await probe.Visitor.Ask(new HttpRequestMessage(HttpMethod.Delete, Notes));

        Assert.Equal((405, "route.method_not_allowed"), (answer.Status, answer.Code));
        Assert.Equal(["POST"], answer.Message.Content.Headers.Allow);
    }

    [Fact]
    public async Task Get_UnknownPath_Is404()
    {
        var answer = await probe.Visitor.AskGet("/api/nothing");

        Assert.Equal((404, "route.not_found"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("""{"text":"a","status":"live"}""", "/status")]
    [InlineData("""{"inner":{"inner":{"ownerId":1}}}""", "/inner/inner/ownerId")]
    [InlineData("""{"Text":"a"}""", "/Text")]
    public async Task Post_UnknownMember_Is400NamingIt(string body, string pointer)
    {
        var answer = await probe.Visitor.AskPost(Notes, body);

        Assert.Equal((400, "request.unknown_member"), (answer.Status, answer.Code));
        Assert.Equal(pointer, (string?)answer.Json["errors"]![0]!["pointer"]);
        Assert.DoesNotContain("Secondments", answer.Text);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00000000-0000-0000-0000-00000000000g")]
    [InlineData("%00")]
    [InlineData("%2e%2e%2f")]
    [InlineData("{00000000-0000-7000-8000-000000000001}")]
    public async Task Get_BadId_Is404Or400(string id)
    {
        var answer = await probe.Visitor.AskGet($"/api/probe/items/{id}");

        Assert.True(answer.Status is 404 or 400, $"{answer.Status}");
    }

    [Fact]
    public async Task Get_OverlongId_Is404()
    {
        var answer = await probe.Visitor.AskGet($"/api/probe/items/{new string('a', 4000)}");

        Assert.Equal((404, "item.not_found"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Get_GoodId_IsAnswered() =>
        Assert.Equal(200, (await probe.Visitor.AskGet($"/api/probe/items/{Guid.NewGuid()}")).Status);

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("\\u202e")]
    [InlineData("\u202e")]
    [InlineData("\u2066")]
    [InlineData("\\u2069")]
    public async Task Post_ForbiddenCharacters_Are422NamingTheMember(string text)
    {
        var answer = await probe.Visitor.AskPost(Notes, $"{{\"text\":\"a{text}b\"}}");

        Assert.Equal((422, "request.forbidden_characters"), (answer.Status, answer.Code));
        Assert.Equal("/text", (string?)answer.Json["errors"]![0]!["pointer"]);
    }

    [Fact]
    public async Task Post_ForbiddenCharactersInAMembersName_Are422()
    {
        var answer = await probe.Visitor.AskPost(Notes, "{\"te\u202ext\":\"a\"}");

        Assert.Equal((422, "request.forbidden_characters"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_BytesThatAreNotUtf8_AreRefused()
    {
        var body = new ByteArrayContent([.. "{\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await probe.Visitor.Ask(new HttpRequestMessage(HttpMethod.Post, Notes) { Content = body });

        Assert.True(answer.Status is 400 or 422, $"{answer.Status}");
    }

    [Fact]
    public async Task Get_NulInTheQuery_Is400() =>
        Assert.Equal(400, (await probe.Visitor.AskGet("/api/probe/list?q=a%00b")).Status);

    [Theory]
    [InlineData("tampered")]
    [InlineData("")]
    [InlineData("!!!")]
    public async Task Get_TamperedCursor_Is400(string cursor)
    {
        var given = (string)(await probe.Visitor.AskGet("/api/probe/list")).Json!;

        var answer = await probe.Visitor.AskGet($"/api/probe/list?cursor={(cursor == "tampered" ? $"{given[..^3]}xyz" : Uri.EscapeDataString(cursor))}");

        Assert.Equal((400, "cursor.unreadable"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Get_CursorAsGiven_IsRead()
    {
        var given = (string)(await probe.Visitor.AskGet("/api/probe/list")).Json!;

        Assert.Equal("[\"a\",\"b\"]", (await probe.Visitor.AskGet($"/api/probe/list?cursor={given}")).Text);
    }

    [Fact]
    public async Task Get_EndpointThatThrows_Is500WithoutAWordOfIt()
    {
        var answer = await probe.Visitor.AskGet("/api/probe/boom");

        Assert.Equal((500, "service.failed"), (answer.Status, answer.Code));
        Assert.DoesNotContain("secret detail", answer.Text);
        Assert.DoesNotContain("   at ", answer.Text);
    }

    [Fact]
    public async Task Get_PartUnavailable_Is503WithRetryAfter()
    {
        var answer = await probe.Visitor.AskGet("/api/probe/away");

        Assert.Equal((503, "service.unavailable"), (answer.Status, answer.Code));
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Message.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost:1")]
    [InlineData("127.0.0.1")]
    public async Task Get_ForeignHost_Is400(string host)
    {
        var answer = await probe.Visitor.AskGet("/api/probe/list", ("Host", host));

        Assert.Equal((400, "request.foreign_host"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Get_SpoofedForwardedHeaders_AreStripped()
    {
        var answer = await probe.Visitor.AskGet("/api/probe/whence",
            ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("Forwarded", "for=203.0.113.7"));

        Assert.Equal("127.0.0.1", (string?)answer.Json["address"]);
        Assert.Equal("http", (string?)answer.Json["scheme"]);
        Assert.Equal("", (string?)answer.Json["forwarded"]);
    }

    [Fact]
    public async Task Post_LengthAndChunksBoth_LengthDoesNotCount()
    {
        // A length that says «nothing follows» beside chunks is how one request is smuggled behind another.
        var answer = await Raw($"POST {Notes} HTTP/1.1\r\nHost: {probe.Host.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nd\r\n{{\"text\":\"ab\"}}\r\n0\r\n\r\n");

        Assert.True(answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal) || (answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && answer.Contains("\"ab\"", StringComparison.Ordinal)), answer);
        Assert.Equal(1, answer.Split("HTTP/1.1 ").Length - 1);
    }

    private async Task<string> Raw(string request)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, probe.Host.Address.Port, cancel);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), cancel);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancel);
    }
}
