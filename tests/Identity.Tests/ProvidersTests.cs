using System.Net;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;
using Secondments.Identity.Features;
using Secondments.Identity.Features.Accounts;
using Secondments.Identity.Features.Connect;
using Secondments.Identity.Persistence;
using Secondments.Identity.Tests.Hosts;
using Secondments.Testing.Hosts;

namespace Secondments.Identity.Tests;

/// <summary>The same on either database: locks, replays, rotation and tidying are decided there.</summary>
public sealed class ProvidersTests
{
    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task CodeBurst_EitherDatabase_IsExchangedOnceAndRevoked(Topology topology)
    {
        await using var identity = await On(topology);
        var (_, email) = await identity.Person();
        var code = await IdentityHost.Code(await identity.SignedIn(email));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => identity.Exchange(code)));

        var good = Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal("invalid_grant", (await identity.Refresh(good.Body.GetProperty("refresh_token").GetString()!)).Body.GetProperty("error").GetString());
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task WrongPasswordBurst_EitherDatabase_LocksOnce(Topology topology)
    {
        await using var identity = await On(topology);
        var (_, email) = await identity.Person();
        var browsers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            var browser = identity.Browser();
            await browser.Get("/sign-in");
            return browser;
        }));

        await Task.WhenAll(browsers.Select(b => b.Submit(("Email", email), ("Password", "not the password"))));

        Assert.Equal(1, await identity.Audited(email, "account.locked_out"));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Restart_EitherDatabase_KeepsKeysSessionsAndClients(Topology topology)
    {
        await using var identity = await On(topology);
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);
        var (_, tokens) = await identity.Exchange(await IdentityHost.Code(browser));
        var before = await identity.Host.Visitor().GetStringAsync("/.well-known/jwks.json");

        await identity.Host.Restart();

        Assert.Equal(before, await identity.Host.Visitor().GetStringAsync("/.well-known/jwks.json"));
        Assert.Equal(HttpStatusCode.OK, (await identity.Refresh(tokens.GetProperty("refresh_token").GetString()!)).Status);
        await browser.Get("/account/security");
        Assert.Equal("/account/security", browser.Url.AbsolutePath);
        // The same configuration again changed nothing.
        Assert.Equal(2, await Count(identity, db => db.Set<AuditRow>().CountAsync(a => a.Action == "client.configured")));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Rotation_EitherDatabase_PublishesTheNextKeyADayBeforeItSigns(Topology topology)
    {
        await using var identity = await On(topology);
        var keys = identity.Host.Get<SigningKeys>();
        var first = (await keys.Signer(CancellationToken.None)).Key.KeyId;
        identity.Host.Clock.Advance(TimeSpan.FromDays(59));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => keys.Rotate(CancellationToken.None)));

        Assert.Equal(2, (await keys.Published(CancellationToken.None)).Count);
        Assert.Equal(first, (await keys.Signer(CancellationToken.None)).Key.KeyId);
        identity.Host.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.NotEqual(first, (await keys.Signer(CancellationToken.None)).Key.KeyId);
        identity.Host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain(await keys.Published(CancellationToken.None), k => k.Kid == first);
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Tidy_EitherDatabase_DeletesWhatHasRunOutAndNoMore(Topology topology)
    {
        await using var identity = await On(topology);
        await identity.Host.Get<OperatorSetUp>().CreateLink();
        var link = await identity.Host.Get<OperatorSetUp>().CreateLink();
        await identity.Host.Get<OperatorSetUp>().Use(link!.Split('/')[^1], "Olu Operator", IdentityHost.NewEmail(), IdentityHost.Password, Grains.CommandContext.System);
        var (_, email) = await identity.Person();
        await identity.Exchange(await IdentityHost.Code(await identity.SignedIn(email)));
        var tidying = identity.Host.Get<Housekeeping>();

        Assert.Equal(0, await tidying.Tidy(CancellationToken.None));
        identity.Host.Clock.Advance(TimeSpan.FromHours(25));

        // The older set-up link, the code, the token and the grant; the set-up link that was used stays.
        Assert.Equal(4, await tidying.Tidy(CancellationToken.None));
        Assert.Null(await identity.Host.Get<OperatorSetUp>().CreateLink());
    }

    private static Task<int> Count(IdentityHost identity, Func<IdentityDb, Task<int>> count) => identity.Host.Get<IReads<IdentityDb>>().Query(Reader.Public, count);

    private static async Task<IdentityHost> On(Topology topology)
    {
        var identity = new IdentityHost();
        await identity.Start(topology);
        return identity;
    }
}
