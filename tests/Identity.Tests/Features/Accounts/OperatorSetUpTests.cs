using System.Net;
using Microsoft.EntityFrameworkCore;
using Secondments.Contracts.Identity;
using Secondments.Grains.Store;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Persistence;
using Secondments.Identity.Tests.Hosts;

namespace Secondments.Identity.Tests.Features.Accounts;

// Each test needs an exchange of its own: it has one first operator.
public sealed class OperatorSetUpTests : IAsyncLifetime
{
    private readonly IdentityHost _identity = new();

    public ValueTask InitializeAsync() => _identity.InitializeAsync();

    public ValueTask DisposeAsync() => _identity.DisposeAsync();

    [Fact]
    public async Task SetUp_ByLink_MakesTheOperatorOnce()
    {
        var link = await _identity.Host.Get<OperatorSetUp>().CreateLink();
        var email = IdentityHost.NewEmail();
        var browser = _identity.Browser();
        await browser.Get(link!);
        Assert.Equal("/account/set-up/link", browser.Url.AbsolutePath);

        await browser.Submit(("Name", "Olu Operator"), ("Email", email), ("Password", IdentityHost.Password));

        Assert.Equal("/sign-in?return=/operator", browser.Url.PathAndQuery);
        Assert.Equal(1, await Appointed());
        await _identity.SignedIn(email);
        await browser.Get(link!);
        Assert.Equal(HttpStatusCode.Gone, browser.Status);
        Assert.Null(await _identity.Host.Get<OperatorSetUp>().CreateLink());
    }

    [Fact]
    public async Task SetUp_AfterAnHourOrByAnOlderLink_IsRefused()
    {
        var setUp = _identity.Host.Get<OperatorSetUp>();
        var older = await setUp.CreateLink();
        var newer = await setUp.CreateLink();
        var browser = _identity.Browser();
        await browser.Get(older!);
        Assert.Equal(HttpStatusCode.Gone, browser.Status);
        await browser.Get(newer!);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        _identity.Host.Clock.Advance(TimeSpan.FromHours(1));

        await browser.Submit(("Name", "Olu Operator"), ("Email", IdentityHost.NewEmail()), ("Password", IdentityHost.Password));

        Assert.Equal(HttpStatusCode.Gone, browser.Status);
        Assert.Equal(0, await Appointed());
    }

    private Task<int> Appointed() => _identity.Host.Get<IReads<IdentityDb>>().Query(Reader.Public, db =>
        db.Set<OutboxRow>().CountAsync(r => r.Type == typeof(OperatorAppointed).FullName));
}
