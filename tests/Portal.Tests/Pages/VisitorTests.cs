using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Secondments.Hosting.Secrets;
using Secondments.Portal.Forms;
using Secondments.Testing.Hosts;

namespace Secondments.Portal.Tests.Pages;

/// <summary>The portal alone, every service out of reach.</summary>
public sealed class VisitorTests
{
    private static readonly CancellationToken Never = TestContext.Current.CancellationToken;

    private static Task<ServiceHost> Start() => ServiceHost.Start(new ServiceHostOptions(Topology.SqliteMemory, [new PortalModule()])
    {
        Settings = new Dictionary<string, string?>
        {
            ["Services:Search"] = "unix:/nowhere/search",
            ["Services:Organisations"] = "unix:/nowhere/organisations",
            ["Services:Opportunities"] = "unix:/nowhere/opportunities",
        },
    });

    [Theory]
    [InlineData("/home")]
    [InlineData("/profile")]
    [InlineData("/manage/no-such-organisation")]
    [InlineData("/manage/no-such-organisation/members?role=host")]
    [InlineData("/operator")]
    [InlineData("/join/7k3m92qd")]
    public async Task Get_ASignedInPage_LeadsToSignInAndBack(string path)
    {
        await using var host = await Start();

        var response = await host.Visitor().GetAsync(path, Never);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal($"/session/start?return={Uri.EscapeDataString(path)}", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/no-such-page", HttpStatusCode.NotFound, "There is nothing here for you")]
    [InlineData("/opportunities/nonsense", HttpStatusCode.NotFound, "There is nothing here for you")]
    [InlineData("/opportunities", HttpStatusCode.ServiceUnavailable, "Search cannot be reached at the moment")]
    [InlineData("/organisations", HttpStatusCode.ServiceUnavailable, "Part of the exchange cannot be reached")]
    [InlineData("/", HttpStatusCode.OK, "Find or offer a secondment")]
    public async Task Get_WhatCannotBeShown_IsAPageThatSaysSo(string path, HttpStatusCode status, string words)
    {
        await using var host = await Start();

        var response = await host.Visitor().GetAsync(path, Never);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        var page = await response.Content.ReadAsStringAsync(Never);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("href=\"/help\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_APublicPage_MayBeKeptAndIsAskedAfterByItsTag()
    {
        await using var host = await Start();
        var visitor = host.Visitor();

        var first = await visitor.GetAsync("/help", Never);
        Assert.Equal("public, max-age=30", first.Headers.CacheControl!.ToString());
        Assert.Contains("Cookie", first.Headers.Vary);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/help");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again, Never)).StatusCode);
    }

    [Fact]
    public async Task Put_ToAPage_IsRefusedWithWhatIsAllowed()
    {
        await using var host = await Start();

        var response = await host.Visitor().PutAsync("/help", new StringContent(""), Never);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Post_WithoutSessionAndMark_KeepsNothing()
    {
        await using var host = await Start();

        var response = await host.Visitor().PostAsync("/profile/about", Form(("About", "typed")), Never);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Post_WithoutSessionWithAGoodMark_LeadsToSignInAndBack()
    {
        await using var host = await Start();
        var mark = new FormMark("/profile/about", "someone", 3).Sign(host.Get<IDataProtectionProvider>());

        var response = await host.Visitor().PostAsync("/profile/about", Form(("About", "typed"), (FormMark.Field, mark)), Never);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.StartsWith("/session/start?return=", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BeforeTheKeysWereWithdrawn_IsKeptStill_AndAnOldMarkKeepsNothing()
    {
        await using var host = await Start();
        var mark = new FormMark("/profile/about", "someone", 3).Sign(host.Get<IDataProtectionProvider>());
        await host.Visitor().PostAsync("/profile/about", Form(("About", "typed"), (FormMark.Field, mark)), Never);

        host.Get<SealingKeys>().Replace();
        await host.Restart();

        Assert.Equal(["typed"], Assert.Single(await host.Get<KeptForms>().Of("someone", Never)).Form.Fields["About"]);
        var response = await host.Visitor().PostAsync("/profile/about", Form(("About", "forged"), (FormMark.Field, mark)), Never);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Post_WithTheMarkOfAnotherPage_KeepsNothing()
    {
        await using var host = await Start();
        var mark = new FormMark("/profile/skills/new", "someone", 3).Sign(host.Get<IDataProtectionProvider>());

        var response = await host.Visitor().PostAsync("/profile/about", Form(("About", "typed"), (FormMark.Field, mark)), Never);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static FormUrlEncodedContent Form(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
