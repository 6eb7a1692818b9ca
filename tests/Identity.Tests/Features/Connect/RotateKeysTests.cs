using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Secondments.Grains.Store;
using Secondments.Identity.Features.Connect;
using Secondments.Identity.Persistence;
using Secondments.Identity.Tests.Hosts;
using Secondments.Testing;
using Secondments.Testing.Hosts;

namespace Secondments.Identity.Tests.Features.Connect;

/// <summary>New keys by the operator's word. An identity of its own each: everybody in it notices.</summary>
public sealed class RotateKeysTests
{
    private const string Mine = "/api/identity/my-data";

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task MakeNext_NobodyNotices_AndTheNewKeySignsADayLater(Topology topology)
    {
        await using var identity = await On(topology);
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);
        var api = await identity.Api(email);
        var first = await identity.Host.Get<SigningKeys>().Signer(Cancel);

        await identity.Host.Get<RotateKeys>().MakeNext(Cancel);
        await identity.Host.Restart();

        Assert.Equal(2, (await Published(identity)).Count);
        Assert.Equal(first.Key.KeyId, (await identity.Host.Get<SigningKeys>().Signer(Cancel)).Key.KeyId);
        await browser.Get("/account/security");
        Assert.Equal("/account/security", browser.Url.AbsolutePath);
        Assert.Equal(200, await StatusOf(api));
        identity.Host.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.NotEqual(first.Key.KeyId, (await identity.Host.Get<SigningKeys>().Signer(Cancel)).Key.KeyId);
        Assert.Equal(["sealing_key.made", "signing_key.made", "signing_key.made"], await Audited(identity));
    }

    [Theory, Topologies(Topology.SqliteMemory, Topology.PostgresMemory)]
    public async Task Replace_TokensAndCookiesOfBefore_AreRefused_AndSigningInGoesOn(Topology topology)
    {
        await using var identity = await On(topology);
        var (_, email) = await identity.Person();
        var browser = await identity.SignedIn(email);
        var api = await identity.Api(email);
        Assert.Equal(200, await StatusOf(api));
        var old = Assert.Single(await Published(identity));
        // One that waits for its time may be known as well.
        await identity.Host.Get<RotateKeys>().MakeNext(Cancel);

        await identity.Host.Get<RotateKeys>().Replace(Cancel);
        await identity.Host.Restart();

        Assert.NotEqual(old, Assert.Single(await Published(identity)));
        await browser.Get("/account/security");
        Assert.Equal("/sign-in", browser.Url.AbsolutePath);
        Assert.Equal(401, await StatusOf(api));
        Assert.Equal(200, await StatusOf(await identity.Api(email)));
        Assert.Equal(["sealing_key.made", "sealing_key.replaced", "signing_key.made", "signing_key.made", "signing_key.made", "signing_key.withdrawn", "signing_key.withdrawn"], await Audited(identity));
    }

    /// <summary>Whoever keeps a copy of the keys fetches it anew for the first token whose key isn't in it.</summary>
    [Fact]
    public async Task Withdrawn_KeyOfAToken_IsRefusedOnceACopyIsRenewed()
    {
        await using var identity = await On(Topology.SqliteMemory);
        var (_, email) = await identity.Person();
        var api = await identity.Api(email);
        Assert.Equal(200, await StatusOf(api));

        await identity.Host.Get<SigningKeys>().Replace(Cancel);

        var again = await identity.Api(email);
        await Eventually.Holds(async () => await StatusOf(again) == 200, "the new key is taken");
        Assert.Equal(401, await StatusOf(api));
    }

    /// <summary>Cut short before the signing keys were replaced: these stand sealed by a key that is withdrawn, and it can be done again.</summary>
    [Fact]
    public async Task Replace_CutShort_SigningInGoesOn()
    {
        await using var identity = await On(Topology.SqliteMemory);
        var (_, email) = await identity.Person();
        await identity.Api(email);

        identity.Host.Get<Hosting.Secrets.SealingKeys>().Replace();
        await identity.Host.Restart();

        Assert.Equal(200, await StatusOf(await identity.Api(email)));
        await identity.Host.Get<RotateKeys>().Replace(Cancel);
        Assert.Single(await Published(identity));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<int> StatusOf(HttpClient api) => (int)(await api.GetAsync(Mine, Cancel)).StatusCode;

    private static async Task<List<string>> Published(IdentityHost identity)
    {
        var set = await identity.Host.Visitor().GetFromJsonAsync<JsonElement>("/.well-known/jwks.json", Cancel);
        return [.. set.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }

    private static Task<List<string>> Audited(IdentityHost identity) => identity.Host.Get<IReads<IdentityDb>>().Query(Reader.Public, db =>
        db.Set<AuditRow>().Where(a => a.EntityKind == "sealing_key" || a.EntityKind == "signing_key").OrderBy(a => a.Action).Select(a => a.Action).ToListAsync(Cancel));

    private static async Task<IdentityHost> On(Topology topology)
    {
        var identity = new IdentityHost();
        await identity.Start(topology);
        return identity;
    }
}
