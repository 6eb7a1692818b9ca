using Secondments.Gateway.Tests.Running;
using Secondments.Testing;

namespace Secondments.Gateway.Tests;

public sealed class SettingsTests
{
    [Fact]
    public async Task Destinations_ChangedInTheFile_ApplyWithoutARestart()
    {
        await using var old = await Backend.Start("old");
        await using var young = await Backend.Start("young");
        await using var gateway = await RunningGateway.Start(("portal", old.Address));
        Assert.Equal("old", (await gateway.Get("/")).Text);

        gateway.ChangeDestinations(("portal", young.Address));

        await Eventually.Holds(async () => (await gateway.Get("/")).Text == "young", "the new replica is asked");
    }

    [Fact]
    public async Task Settings_ThatCannotBeRight_ChangeNothing()
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address));

        gateway.Change(("Gateway:ProbeSeconds", "often"), ("Gateway:Maintenance", "true"));
        gateway.Change(("Gateway:ProbeSeconds", "0.2"));

        // The first change alone would have stopped everything; the second shows that it still listens.
        await Eventually.Holds(async () => (await gateway.Get("/")).Status == 503, "a file that is right again applies");
    }

    [Theory]
    [InlineData("Gateway:Destinations:portals:0", "http://127.0.0.1:1", "no such service")]
    [InlineData("Gateway:Destinations:portal:0", "127.0.0.1:1", "must be an address")]
    [InlineData("Gateway:Destinations:portal:0", "http://127.0.0.1:1/under", "must be an address")]
    [InlineData("Gateway:ActivitySeconds", "-1", "must be from 1")]
    [InlineData("PublicUrl", "exchange", "must be an address")]
    public void Settings_ThatCannotBeRight_RefuseTheStart(string name, string value, string why)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => GatewayHost.Build([$"--{name}", value]));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhereOnlyAPortIsTold_ListensThere()
    {
        var port = Backend.Nobody().Port;
        await using var gateway = GatewayHost.Build(["--http_ports", $"{port}", "--Leaving:Seconds", "0"]);

        await gateway.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(port, new Uri(Assert.Single(gateway.Urls)).Port);
    }

    [Fact]
    public async Task Maintenance_SwitchedOnAndOff_AppliesWithoutARestart()
    {
        await using var portal = await Backend.Start("portal");
        await using var gateway = await RunningGateway.Start(("portal", portal.Address), ("search", portal.Address));
        Assert.Equal(200, (await gateway.Get("/")).Status);

        gateway.Change(("Gateway:Maintenance", "true"));
        await Eventually.Holds(async () => (await gateway.Get("/")).Status == 503, "maintenance is on");
        var seen = portal.Seen.Count;

        var page = await gateway.Get("/opportunities");
        Assert.Equal((503, "text/html"), (page.Status, page.MediaType));
        Assert.Contains("We are working on the exchange", page.Text, StringComparison.Ordinal);
        Assert.True(page.Message.Headers.RetryAfter?.Delta >= TimeSpan.FromMinutes(1));
        var api = await gateway.Get("/api/search/opportunities");
        Assert.Equal((503, "service.maintenance"), (api.Status, api.Code));
        Assert.True(api.Message.Headers.RetryAfter?.Delta >= TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await gateway.Get("/health/ready")).Status);
        Assert.Equal(seen, portal.Seen.Count);

        gateway.Change(("Gateway:Maintenance", "false"));
        await Eventually.Holds(async () => (await gateway.Get("/")).Status == 200, "maintenance is over");
    }
}
