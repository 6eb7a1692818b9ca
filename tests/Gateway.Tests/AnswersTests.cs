using Microsoft.AspNetCore.Http;
using Secondments.Gateway.Tests.Running;

namespace Secondments.Gateway.Tests;

public sealed class AnswersTests
{
    private static readonly string[] Security =
        ["Trace-Id", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Strict-Transport-Security"];

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/api/search/opportunities", 503)]
    [InlineData("/sign-in", 503)]
    [InlineData("/health/live", 200)]
    [InlineData("/health/nothing", 404)]
    public async Task Answer_ToAnything_CarriesTheSecurityHeadersOnce(string path, int status)
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start([("PublicUrl", "https://exchange.example")], ("portal", portal.Address));

        var answer = await gateway.Get(path);

        Assert.Equal(status, answer.Status);
        foreach (var name in Security)
        {
            Assert.NotNull(answer.Header(name));
            Assert.DoesNotContain(" | ", answer.Header(name), StringComparison.Ordinal);
        }
        var policy = answer.Header("Content-Security-Policy")!;
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Null(answer.Header("Server"));
    }

    [Fact]
    public async Task Headers_ThatABackendSends_StayItsOwn()
    {
        await using var portal = await Backend.Start("portal");
        portal.Does = context =>
        {
            context.Response.Headers["Content-Security-Policy"] = "default-src 'self'; frame-ancestors 'self'";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Headers["X-Content-Type-Options"] = "nosniff";
            context.Response.Headers["Trace-Id"] = "its own";
            context.Response.Headers["Cache-Control"] = "public, max-age=30";
            return context.Response.WriteAsync("page");
        };
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        var answer = await gateway.Get("/");

        Assert.Equal("default-src 'self'; frame-ancestors 'self'", answer.Header("Content-Security-Policy"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("public, max-age=30", answer.Header("Cache-Control"));
        Assert.Matches("^[0-9a-f]{32}$", answer.Header("Trace-Id"));
    }

    [Fact]
    public async Task Answer_OnPlainHttp_SaysNothingOfHttps()
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        Assert.Null((await gateway.Get("/")).Header("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(null, "br")]
    [InlineData("gzip", "gzip")]
    public async Task Answer_IsCompressedWhereTheBackendDidNot(string? byBackend, string seen)
    {
        await using var portal = await Backend.Start("portal");
        portal.Does = context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            if (byBackend is not null) context.Response.Headers.ContentEncoding = byBackend;
            return context.Response.WriteAsync(new string('a', 5000));
        };
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        var answer = await gateway.Get("/", ("Accept-Encoding", "br, gzip"));

        Assert.Equal(seen, answer.Header("Content-Encoding"));
        Assert.Equal(byBackend is null, answer.Text.Length < 1000);
    }

    /// <summary>The page's few styles are named in its policy, or a browser would leave them out.</summary>
    [Fact]
    public async Task Page_OfARefusal_AllowsItsOwnStylesAndNothingElse()
    {
        await using var gateway = await RunningGateway.Start();

        var page = await gateway.Get("/opportunities");

        var styles = page.Text[(page.Text.IndexOf("<style>", StringComparison.Ordinal) + 7)..page.Text.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(styles)));
        Assert.StartsWith($"default-src 'none'; style-src 'sha256-{hash}';", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains(page.Header("Trace-Id")!, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_OfAFormThatWasSent_SaysWhatToDoWithIt()
    {
        await using var gateway = await RunningGateway.Start();

        var page = await gateway.Send(HttpMethod.Post, "/profile/about", new StringContent("about=me"));

        Assert.Equal(503, page.Status);
        Assert.Contains("it will not count twice", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/connect/token")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/openapi/search.json")]
    public async Task Refusal_WhereProgramsAsk_IsProblemDetails(string path)
    {
        await using var gateway = await RunningGateway.Start();

        Assert.Equal("service.unavailable", (await gateway.Get(path)).Code);
    }
}
