using Secondments.Contracts.Identity.Api;
using Secondments.Grains;
using Secondments.Identity.Domain;
using Secondments.Kernel;

namespace Secondments.Identity.Tests.Domain;

public sealed class OidcClientTests
{
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

        Assert.True(client.HasSecret("right"));
        Assert.False(client.HasSecret("wrong"));
        Assert.False(client.HasSecret(null));
        Assert.False(client.HasSecret(client.SecretHash));
        Assert.False(new OidcClient().HasSecret("right"));
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
        Assert.Equal([MemberRole.Staff], ApiClientRules.RolesOf(new CreateApiClientRequest(new OrganisationId(Guid.NewGuid()), "x")));
}
