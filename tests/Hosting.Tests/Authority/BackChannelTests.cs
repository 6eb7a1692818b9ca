using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Secondments.Hosting.Authority;
using Secondments.Testing;

namespace Secondments.Hosting.Tests.Authority;

public sealed class BackChannelTests
{
    [Fact]
    public async Task Send_OverAUnixSocket_ArrivesUnderThePublicName()
    {
        using var folder = new TestFolder();
        await using var app = await Listen(o => o.ListenUnixSocket(folder.File("s.sock")));
        using var client = new HttpClient(BackChannel.To($"unix:{folder.File("s.sock")}"));

        var answer = await client.GetStringAsync("https://exchange.example/a/b?c=d", TestContext.Current.CancellationToken);

        Assert.Equal("exchange.example /a/b?c=d", answer);
    }

    [Fact]
    public async Task Send_OverAnotherAddress_ArrivesUnderThePublicName()
    {
        await using var app = await Listen(o => o.Listen(System.Net.IPAddress.Loopback, 0));
        using var client = new HttpClient(BackChannel.To(app.Urls.First()));

        var answer = await client.GetStringAsync("https://exchange.example:8443/a", TestContext.Current.CancellationToken);

        Assert.Equal("exchange.example:8443 /a", answer);
    }

    private static async Task<WebApplication> Listen(Action<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions> where)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(where);
        var app = builder.Build();
        app.Run(c => c.Response.WriteAsync($"{c.Request.Host} {c.Request.Path}{c.Request.QueryString}"));
        await app.StartAsync();
        return app;
    }
}
