using Secondments.Hosting.Tests.Probe;

namespace Secondments.Hosting.Tests.Edge;

public sealed class AnswerHeadersTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    [Theory]
    [InlineData("/page")]
    [InlineData("/nothing")]
    [InlineData("/api/probe/list")]
    [InlineData("/api/probe/boom")]
    [InlineData("/health/live")]
    public async Task Get_Anything_CarriesTheSecurityHeaders(string path)
    {
        var headers = (await probe.Visitor.AskGet(path)).Message.Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Single(headers.GetValues("Permissions-Policy"));
        Assert.False(headers.Contains("Strict-Transport-Security"));
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task Get_Problem_TraceIdIsThatOfTheHeader()
    {
        var answer = await probe.Visitor.AskGet("/api/probe/boom");

        Assert.Equal(Assert.Single(answer.Message.Headers.GetValues("Trace-Id")), (string?)answer.Json["traceId"]);
    }

    [Fact]
    public async Task Get_WithTraceParent_AnswersWithItsTrace()
    {
        var answer = await probe.Visitor.AskGet("/page", ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", Assert.Single(answer.Message.Headers.GetValues("Trace-Id")));
    }

    [Fact]
    public async Task Get_Api_IsNeverStored() =>
        Assert.True((await probe.Visitor.AskGet("/api/probe/list")).Message.Headers.CacheControl?.NoStore);

    [Fact]
    public async Task Get_WithAcceptEncoding_IsCompressed()
    {
        var answer = await probe.Visitor.AskGet("/openapi/probe.json", ("Accept-Encoding", "br"));

        Assert.Equal(["br"], answer.Message.Content.Headers.ContentEncoding);
    }
}
