using Secondments.Contracts.Identity.Api;
using Secondments.Grains;
using Secondments.Identity.Domain;
using Secondments.Kernel;

namespace Secondments.Identity.Tests.Domain;

public sealed class OidcClientTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("https://a.example/cb", true)]
    [InlineData("http://127.0.0.1:9999/cb", true)]
    [InlineData("http://localhost/cb", true)]
    [InlineData("http://a.example/cb", false)]
    [InlineData("https://a.example/cb#x", false)]
    [InlineData("/cb", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://a.example/cb#", false)]
    public void IsRegistrable_HttpsOrThisMachine(string uri, bool expected) => Assert.Equal(expected, OidcClient.IsRegistrable(uri));

    [Fact]
    public void HasSecret_OnlyTheRightOne()
    {
        var client = new OidcClient { SecretHash = Secrets.Hash("right") };

        Assert.True(client.HasSecret("right", Now));
        Assert.False(client.HasSecret("wrong", Now));
        Assert.False(client.HasSecret(null, Now));
        Assert.False(client.HasSecret(client.SecretHash, Now));
        Assert.False(new OidcClient().HasSecret("right", Now));
    }

    [Theory]
    [InlineData(MemberRole.Admin, true)]
    [InlineData(MemberRole.Operator, false)]
    public void MayHold_AnOrganisationsSystem_IsNeverOperator(MemberRole role, bool expected)
    {
        Assert.Equal(expected, OidcClient.MayHold(new OrganisationId(Guid.NewGuid()), role));
        Assert.Equal(!expected, OidcClient.MayHold(Exchange.Organisation, role));
    }

    [Fact]
    public void Check_NothingSaid_NamesEachMissingMember() =>
        Assert.Equal(["/organisation", "/name"], ApiClientRules.Check(new CreateApiClientRequest())!.Fields.Select(f => f.Pointer));

    [Fact]
    public void RolesOf_NoneNamed_IsTheLeast() =>
        Assert.Equal([MemberRole.Staff], ApiClientRules.RolesOf(new OrganisationId(Guid.NewGuid()), null));

    [Fact]
    public void Rotate_KeepsTheOldSecretForAWhileOnly()
    {
        var client = new OidcClient { SecretHash = Secrets.Hash("old") };

        Assert.Equal(Now.AddDays(7), ApiClientRules.Rotate(client, "new", new RotateSecretRequest(), Now).Value);
        Assert.True(client.HasSecret("new", Now));
        Assert.True(client.HasSecret("old", Now.AddDays(7).AddTicks(-1)));
        Assert.False(client.HasSecret("old", Now.AddDays(7)));
        Assert.True(client.HasSecret("new", Now.AddDays(7)));
    }

    [Fact]
    public void Rotate_WithoutOverlap_EndsTheOldOne()
    {
        var client = new OidcClient { SecretHash = Secrets.Hash("old") };

        Assert.Null(ApiClientRules.Rotate(client, "new", new RotateSecretRequest(0), Now).Value);
        Assert.False(client.HasSecret("old", Now));
    }

    /// <summary>A third secret would cut off a system that still has the first.</summary>
    [Fact]
    public void Rotate_WhileTwoAreGood_IsRefusedAndChangesNothing()
    {
        var client = new OidcClient { SecretHash = Secrets.Hash("old") };
        ApiClientRules.Rotate(client, "new", new RotateSecretRequest(), Now);

        Assert.Equal("api_client.rotating", ApiClientRules.Rotate(client, "newer", new RotateSecretRequest(), Now.AddDays(1)).Error!.Code);
        Assert.True(client.HasSecret("old", Now.AddDays(1)));
        Assert.True(ApiClientRules.Rotate(client, "newer", new RotateSecretRequest(), Now.AddDays(7)).IsOk);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(31)]
    public void Rotate_OverlapOutOfBounds_IsRefused(int days) =>
        Assert.Equal("api_client.overlap_out_of_range", Assert.Single(ApiClientRules.Rotate(new OidcClient { SecretHash = Secrets.Hash("old") }, "new", new RotateSecretRequest(days), Now).Error!.Fields).Code);
}
