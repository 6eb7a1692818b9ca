using Secondments.Portal.Sessions;
using Secondments.Testing.Hosts;

namespace Secondments.Portal.Tests.Sessions;

/// <summary>What the portal takes for who somebody is.</summary>
public sealed class IssuerTests
{
    private const string Client = "portal";

    [Fact]
    public async Task Check_AfterKeysWereRotatedTwice_NewKeyIsFetchedAtOnce()
    {
        await using var provider = await TestIssuer.Start();
        var authority = provider.Address.OriginalString.TrimEnd('/');
        using var issuer = new Issuer(new OidcSettings(authority, Client, null, "http://localhost", null), TimeProvider.System);

        for (var keys = 0; keys < 3; keys++)
        {
            var token = provider.TokenFor(TestCaller.NewPerson("Ann"), TimeProvider.System.GetUtcNow(), t => t.Audience = Client);

            Assert.True(await issuer.Check(token, nonce: null, TestContext.Current.CancellationToken) is not null, $"{keys} new keys");
            provider.RotateKey();
        }
    }
}
